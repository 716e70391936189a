"""The nine questions of the in-depth course and their quiz. `answers`: as in quiz_basic.py."""

IN_DEPTH = "Högerextremism: idéer, samtal och plats"
CVE = "Center mot våldsbejakande extremism (CVE), konferens 2023"
GENERAL = "Allmän kunskap, källan ska kompletteras av redaktionen"

QUESTIONS = [
    {
        "slug": "fraga-miljon-i-dag",
        "kind": "single",
        "text": "Hur ser den våldsbejakande högerextrema miljön ofta ut i dag?",
        "answers": [
            ("Lösa nätverk på nätet, små grupper på orten och ensamma personer", True, ""),
            ("Stora föreningar med medlemskort", False, "Den som letar efter medlemskort letar ofta förgäves."),
            ("Bara enskilda personer utan kontakt med andra", False, "Också ensamma läser, beundrar och chattar."),
        ],
        "explanation": (
            "I dag är det sällan en förening. Idéerna sprids på nätet, i små gäng på orten och hos personer som är "
            "ensamma. De tre hänger ihop."
        ),
        "source": CVE,
    },
    {
        "slug": "fraga-gemenskap",
        "kind": "true_false",
        "text": "Det är oftast gemenskapen, och inte idéerna, som lockar först.",
        "is_true": True,
        "explanation": (
            "Det är sällan en bok som drar in någon, utan människor. Man får vänner och något att göra. Fråga därför "
            "vad som är bra med gruppen innan du frågar vad den tycker."
        ),
        "source": CVE,
    },
    {
        "slug": "fraga-skamt",
        "kind": "single",
        "text": "En elev har spridit en hatisk bild och säger: ”Det var bara ett skämt.” Vad gör du först?",
        "answers": [
            ("Går till den som har drabbats och frågar vad hen behöver", True, ""),
            ("Ber eleven förklara bilden inför klassen", False, "Då får eleven publik, och den drabbade drabbas igen."),
            ("Låter det passera, eftersom det var ett skämt", False, "Skämt är ett sätt att pröva en gräns."),
        ],
        "explanation": (
            "Den som har drabbats kommer först. Prata sedan enskilt med den som spred bilden, och be hen förklara "
            "vad den betyder för den andra."
        ),
        "source": GENERAL,
    },
    {
        "slug": "fraga-ord",
        "kind": "true_false",
        "text": "Du behöver kunna en lista med aktuella kodord för att kunna agera.",
        "is_true": False,
        "explanation": (
            "Orden byts ut så fort vuxna har lärt sig dem. Förstår du idéerna bakom märker du nya ord också. Fråga "
            "vad de betyder."
        ),
        "source": GENERAL,
    },
    {
        "slug": "fraga-drag",
        "kind": "multiple",
        "partial_credit": True,
        "text": "Vad är typiskt för en konspirationsteori?",
        "answers": [
            ("En hemlig och mäktig grupp vill andra illa", True, ""),
            ("Ingenting händer av en slump", True, ""),
            ("Varje motbevis blir ett nytt bevis", True, ""),
            ("Den går att pröva och ändra", False, "Det kännetecknar vanlig kritik."),
        ],
        "explanation": (
            "Teorin ger ett enkelt svar på något svårt och är byggd så att den inte går att motbevisa. Vanlig kritik "
            "går att pröva, och den som kritiserar kan ändra sig."
        ),
        "source": "EXIT Fryshuset, om konspirationsteorier, 2020",
    },
    {
        "slug": "fraga-svara-kansla",
        "kind": "single",
        "text": "En brukare säger att strömavbrottet var planerat av en hemlig grupp. Vad svarar du först?",
        "answers": [
            ("”Det låter som om det var obehagligt. Hur hade du det?”", True, ""),
            ("”Det där är ju inte klokt.”", False, "Då skäms personen och är tyst nästa gång."),
            ("”Ja, man undrar ju vad de håller på med.”", False, "Personen hör att du håller med."),
        ],
        "explanation": (
            "Svara på känslan först. Sedan kan du säga vad du själv tror. Du behöver inte övertyga någon, men du kan "
            "hålla samtalet öppet."
        ),
        "source": GENERAL,
    },
    {
        "slug": "fraga-inte-debattera",
        "kind": "multiple",
        "partial_credit": True,
        "text": "När ska du inte debattera?",
        "answers": [
            ("När någon hotar", True, ""),
            ("När det finns en publik att imponera på", True, ""),
            ("När samma person provocerar gång på gång", True, ""),
            ("När någon ställer en uppriktig fråga", False, "En uppriktig fråga är ett bra tillfälle."),
        ],
        "explanation": (
            "Då sätter du en gräns, avslutar och berättar för din chef. Det är inget nederlag. Skydda alltid först "
            "den som blir utsatt."
        ),
        "source": GENERAL,
    },
    {
        "slug": "fraga-klistermarken",
        "kind": "single",
        "text": "Du hittar hatiska klistermärken på dörren till din arbetsplats. Vad gör du först?",
        "answers": [
            ("Skriver upp plats, tid och vad som står", True, ""),
            ("Lägger ut en bild för att varna andra", False, "Då når avsändaren fler."),
            ("Kastar dem och säger inget", False, "Då kan ingen se mönster, och en polisanmälan blir svårare."),
        ],
        "explanation": (
            "Dokumentera, ta bort som er rutin säger och berätta för din chef samma dag. Chefen tar frågan om "
            "polisanmälan vidare. Sedan kontaktar ni samordnaren."
        ),
        "law": "L-POLIS",
        "source": "Handlingsplan mot våldsbejakande extremism 2023, Enskede-Årsta-Vantörs stadsdelsnämnd",
    },
    {
        "slug": "fraga-efterat",
        "kind": "true_false",
        "text": "När den som hotade är borta från arbetsplatsen är saken klar.",
        "is_true": False,
        "explanation": (
            "Oron kommer ofta i efterhand. Den som har blivit utsatt ska inte stå ensam, och chefen hör av sig igen "
            "efter några dagar. Anmäl i IA, och ta upp på APT vad ni har lärt er."
        ),
        "law": "L-IA",
        "source": GENERAL,
    },
]

QUIZ = {
    "slug": "prov-fordjupning",
    "title": "Kunskapstest: fördjupningen",
    "description": (
        "Nio frågor om det du har läst. Du ser svaren och förklaringarna när du har lämnat in. Innan dess kan du gå "
        "tillbaka och ändra."
    ),
    "minutes": 8,
    "pass_mark": 80,
    "answers_at_end": True,
    "category": IN_DEPTH,
    "questions": [question["slug"] for question in QUESTIONS],
    "success_text": "Bra! Fördjupningen är klar. Prata med en kollega om vad ni vill pröva.",
    "fail_text": "Läs förklaringarna nedan och försök igen när du vill.",
    "bands": [(0, "Läs gärna avsnitten om samtalet en gång till."), (80, "Du kan det viktigaste.")],
}
