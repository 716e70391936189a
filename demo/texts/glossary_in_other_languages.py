"""The words of the glossary in English and in easy Swedish."""

GLOSSARY_TEXTS = {
    "avhoppare": {
        "en": {
            "term": "leaver",
            "definition": (
                "A person who leaves, or wants to leave, a group where violence is used. In texts about "
                "criminal gangs the Swedish word often means someone whom the gang may punish for going, "
                "and who may therefore be under threat."
            ),
        },
        "sv-x-lattlast": {
            "term": "avhoppare",
            "definition": (
                "En person som vill sluta i en grupp som använder våld. Ibland vill gruppen straffa den "
                "som slutar. Då kan personen vara i fara."
            ),
        },
    },
    "avidentifierad": {
        "en": {
            "term": "de-identified",
            "definition": (
                "Written so that nobody can tell who it is about. Taking away the name is not enough if "
                "only a few people fit the description."
            ),
        },
        "sv-x-lattlast": {
            "term": "avidentifierad",
            "definition": (
                "En text där ingen kan förstå vem det handlar om. Det räcker inte att ta bort namnet. "
                "Kanske passar bara några få personer på texten."
            ),
        },
    },
    "delegationsordning": {
        "en": {
            "term": "scheme of delegation",
            "definition": ("The municipality’s list of who may take which decisions, for example on a police report."),
        },
        "sv-x-lattlast": {
            "term": "delegationsordning",
            "definition": "En lista i kommunen. Den visar vem som får bestämma vad.",
        },
    },
    "konspirationsteori": {
        "en": {
            "term": "conspiracy theory",
            "definition": (
                "A story in which a secret and powerful group with bad intentions is behind something "
                "that has happened. It is built so that evidence against it is taken as new evidence for "
                "it."
            ),
        },
        "sv-x-lattlast": {
            "term": "konspirationsteori",
            "definition": (
                "En berättelse om att en hemlig grupp styr det som händer. Gruppen vill något ont. Den "
                "som tror på berättelsen lyssnar sällan på bevis."
            ),
        },
    },
    "lägesbild": {
        "en": {
            "term": "local situation report",
            "definition": (
                "A summary of how things are in the area right now: which movements can be noticed, what "
                "has happened and where more work is needed. In Ekvalla it names no private person."
            ),
        },
        "sv-x-lattlast": {
            "term": "lägesbild",
            "definition": (
                "En text om hur det är i kommunen just nu. Vad har hänt? Vad behöver vi göra mer av? I "
                "Ekvalla finns inga namn på privata personer i texten."
            ),
        },
    },
    "nöd": {
        "en": {
            "term": "necessity",
            "definition": (
                "An exception in the Criminal Code for situations where something very important is in "
                "danger, such as life or health. A court decides afterwards whether the exception applied."
            ),
        },
        "sv-x-lattlast": {
            "term": "nöd",
            "definition": (
                "En regel i lagen. Den gäller när något mycket viktigt är i fara, till exempel någons "
                "liv. Då kan man få bryta mot en annan regel. En domstol avgör efteråt om det var rätt."
            ),
        },
    },
    "orosanmälan": {
        "en": {
            "term": "report of concern",
            "definition": (
                "Telling social services that a child may need protection. If your work concerns children "
                "and young people, you must do it at once when you suspect it. Everyone else may do it."
            ),
        },
        "sv-x-lattlast": {
            "term": "orosanmälan",
            "definition": (
                "Att berätta för socialtjänsten att ett barn kan behöva skydd. Alla får göra det. Jobbar "
                "du med barn måste du göra det direkt."
            ),
        },
    },
    "otillåten påverkan": {
        "en": {
            "term": "undue influence",
            "definition": (
                "When someone tries to control how you do your job through threats, violence, harassment "
                "or bribes. Your employer must give you support."
            ),
        },
        "sv-x-lattlast": {
            "term": "otillåten påverkan",
            "definition": ("När någon försöker styra ditt jobb med hot, våld eller pengar. Din chef ska hjälpa dig."),
        },
    },
    "radikalisering": {
        "en": {
            "term": "radicalisation",
            "definition": (
                "A process in which a person, step by step, begins to see violence as a reasonable way to "
                "political or religious goals. Several things work together, and the process can be broken."
            ),
        },
        "sv-x-lattlast": {
            "term": "radikalisering",
            "definition": (
                "När en person mer och mer tycker att våld är rätt. Målet kan handla om politik eller "
                "religion. Det går att ändra."
            ),
        },
    },
    "samtycke": {
        "en": {
            "term": "consent",
            "definition": (
                "That a person says yes, understands what they say yes to and knows that they can change "
                "their mind. A yes to one thing is not a yes to everything."
            ),
        },
        "sv-x-lattlast": {
            "term": "samtycke",
            "definition": ("Att en person säger ja. Personen förstår vad hen säger ja till. Personen får ändra sig."),
        },
    },
    "social insatsgrupp, SIG": {
        "en": {
            "term": "social support group, SIG",
            "definition": (
                "A few people, for example from social services, school and the police, who help one "
                "person according to a plan. They may share information only if that person says yes."
            ),
        },
        "sv-x-lattlast": {
            "term": "social insatsgrupp, SIG",
            "definition": (
                "Några personer som hjälper en människa med en plan. De kan komma från socialtjänsten, "
                "skolan och polisen. Personen måste säga ja innan de berättar för varandra."
            ),
        },
    },
    "tystnadsplikt": {
        "en": {
            "term": "duty of confidentiality",
            "definition": (
                "That you may not tell anyone else what you know about a person, in speech or in writing. "
                "How far it reaches depends on where you work."
            ),
        },
        "sv-x-lattlast": {
            "term": "tystnadsplikt",
            "definition": (
                "Att du inte får berätta för andra vad du vet om en person. Reglerna är olika på olika jobb."
            ),
        },
    },
    "våldsbejakande extremism": {
        "en": {
            "term": "violent extremism",
            "definition": (
                "When people or groups use, threaten or encourage violence for a political or "
                "religious idea and do not accept democracy as the way to change."
            ),
        },
        "sv-x-lattlast": {
            "term": "våldsbejakande extremism",
            "definition": (
                "När personer vill ändra samhället med våld. De använder våld, hotar med våld eller vill "
                "att andra ska göra det. De tycker inte att man ska rösta och bestämma ihop."
            ),
        },
    },
}
