"""The roles that own texts and contact cards, and the kinds of work that scenarios are written for."""

ROLES = [
    {"key": "samordnare", "title": "Preventionssamordnare"},
    {"key": "enhetschef", "title": "Enhetschef"},
    {"key": "sakerhetschef", "title": "Säkerhetschef"},
    {"key": "kommunjurist", "title": "Kommunjurist"},
    {"key": "hr-chef", "title": "HR-chef"},
    {"key": "chef-barn-unga", "title": "Enhetschef för barn och unga, socialtjänsten"},
    {"key": "chef-vuxna", "title": "Enhetschef för vuxna, socialtjänsten"},
    {"key": "chef-servicecenter", "title": "Chef för servicecenter"},
]

WORK_TYPES = [
    {"key": "forskola", "title": "Förskola"},
    {"key": "skola", "title": "Skola"},
    {"key": "fritid", "title": "Fritid"},
    {"key": "socialtjanst", "title": "Socialtjänst"},
    {"key": "aldreomsorg", "title": "Äldreomsorg"},
    {"key": "bibliotek", "title": "Bibliotek"},
    {"key": "arbetsmarknad", "title": "Arbetsmarknad"},
    {"key": "administration", "title": "Administration"},
]
