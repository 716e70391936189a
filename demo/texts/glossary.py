"""Words the courses and pages use, each with where our meaning of it comes from."""

GLOSSARY = [
    {
        "term": "avhoppare",
        "definition": (
            "En person som lämnar eller vill lämna en miljö där våld används. I texter om kriminella gäng "
            "syftar ordet ofta på den som gänget kan straffa för att hen går, och som därför kan vara hotad."
        ),
        "source": "Linköpings policyförslag om avhoppare, 2017, efter Säkerhetspolisens årsbok 2014",
    },
    {
        "term": "avidentifierad",
        "definition": (
            "Skriven så att ingen kan förstå vem det gäller. Att stryka namnet räcker inte om bara några få "
            "personer passar in på beskrivningen."
        ),
        "source": "CVE:s webbsidor om sekretess",
    },
    {
        "term": "delegationsordning",
        "definition": "Kommunens lista över vem som får fatta vilka beslut, till exempel om en polisanmälan.",
        "source": "Rustads ordförklaring",
    },
    {
        "term": "konspirationsteori",
        "definition": (
            "En berättelse om att en hemlig och mäktig grupp med onda avsikter ligger bakom något som har "
            "hänt. Den är byggd så att motbevis tolkas som nya bevis."
        ),
        "source": "Rustads ordförklaring, efter EXIT Fryshuset 2020",
    },
    {
        "term": "lägesbild",
        "definition": (
            "En samlad beskrivning av hur det ser ut på orten just nu: vilka miljöer som märks, vad som har "
            "hänt och var det behövs mer arbete. I Ekvalla står det inga namn på privatpersoner i den."
        ),
        "source": "Köpings handlingsplan 2017 och lag (2023:196)",
    },
    {
        "term": "nöd",
        "definition": (
            "Ett undantag i brottsbalken för lägen där något mycket viktigt är i fara, som liv eller hälsa. "
            "En domstol avgör i efterhand om undantaget gällde."
        ),
        "source": "24 kap. 4 § brottsbalken",
    },
    {
        "term": "orosanmälan",
        "definition": (
            "Att berätta för socialtjänsten att ett barn kan behöva skydd. Rör ditt arbete barn och unga "
            "ska du göra det genast när du misstänker det. Alla andra kan göra det."
        ),
        "source": "19 kap. 1 § socialtjänstlagen (2025:400)",
    },
    {
        "term": "otillåten påverkan",
        "definition": (
            "När någon försöker styra hur du gör ditt jobb genom hot, våld, trakasserier eller mutor. Din "
            "arbetsgivare ska ge dig stöd."
        ),
        "source": "Köpings handlingsplan 2017",
    },
    {
        "term": "radikalisering",
        "definition": (
            "En process där en människa steg för steg börjar se våld som en rimlig väg till politiska eller "
            "religiösa mål. Flera saker samverkar, och processen går att bryta."
        ),
        "source": "CVE:s metodstöd om oro, 2022, reviderat 2024",
    },
    {
        "term": "samtycke",
        "definition": (
            "Att en person säger ja, förstår vad hen säger ja till och vet att det går att ångra sig. Ett "
            "ja till en sak är inte ett ja till allt."
        ),
        "source": "Offentlighets- och sekretesslagen (2009:400) och Rustads ordförklaring",
    },
    {
        "term": "social insatsgrupp, SIG",
        "definition": (
            "Några personer från till exempel socialtjänst, skola och polis som hjälper en människa enligt "
            "en plan. De får bara dela uppgifter om personen själv säger ja."
        ),
        "source": "Enskede-Årsta-Vantörs handlingsplan 2023",
    },
    {
        "term": "tystnadsplikt",
        "definition": (
            "Att du inte får berätta det du vet om en person för någon annan, varken muntligt eller "
            "skriftligt. Hur långt den sträcker sig beror på var du arbetar."
        ),
        "source": "Offentlighets- och sekretesslagen (2009:400)",
    },
    {
        "term": "våldsbejakande extremism",
        "definition": (
            "När personer eller grupper använder, hotar med eller uppmuntrar våld för en politisk eller "
            "religiös idé och inte godtar demokratin som väg till förändring."
        ),
        "source": "Rustads ordförklaring, efter Katrineholms plan 2016 och Stockholms webbplats",
    },
]
