"""The question bank of the basic course: twenty questions in five categories, and the quiz that draws ten of them.

Never about what the employee thinks. `answers`: (text, is it right, what is said to whoever chooses it).
"""

PLAN = "Handlingsplan mot våldsbejakande extremism 2023, Enskede-Årsta-Vantörs stadsdelsnämnd"
WORDS, CHILDREN, ROUTINE = "Begrepp och tecken", "Oro för barn och unga", "Rutinen"
SECRECY, SAFETY = "Sekretess och samtycke", "Stöd och din egen säkerhet"
FORM = "Blanketten"
SUB_CATEGORIES = {FORM: ROUTINE}

QUESTIONS = [
    {
        "slug": "fraga-asikt",
        "kind": "true_false",
        "category": WORDS,
        "tags": ["demokrati"],
        "text": "Det är ett brott att ha en extrem åsikt.",
        "is_true": False,
        "explanation": (
            "Att tycka något är inget brott. Men det kan vara ett brott att uttrycka det, till exempel hets mot "
            "folkgrupp. Du behöver inte avgöra vad som är brottsligt. Det gör polis, åklagare och domstol."
        ),
        "source": PLAN,
    },
    {
        "slug": "fraga-miljoer",
        "kind": "multiple",
        "category": WORDS,
        "partial_credit": True,
        "text": "Vilka tre våldsbejakande miljöer brukar man tala om i Sverige?",
        "answers": [
            ("Den högerextrema, eller vit makt-miljön", True, ""),
            ("Den vänsterextrema, eller den autonoma miljön", True, ""),
            ("Den islamistiska miljön", True, ""),
            ("Alla partier som inte sitter i riksdagen", False, "Partier arbetar inom demokratin."),
            ("Alla samfund som är strängt troende", False, "Att vara troende har inget med våld att göra."),
        ],
        "explanation": (
            "De tre miljöerna vill olika saker. Alla tre förkastar demokratin som väg till förändring. Att vara "
            "konservativ, socialist eller muslim har inget med våld att göra."
        ),
        "source": f"{PLAN}, och Katrineholms handlingsplan 2016",
    },
    {
        "slug": "fraga-ett-tecken",
        "kind": "true_false",
        "category": WORDS,
        "text": "Ett enda tecken räcker för att veta att någon håller på att radikaliseras.",
        "is_true": False,
        "explanation": (
            "Ett tecken kan betyda många saker. Det du ska lägga märke till är förändring över tid, och flera saker "
            "som hänger ihop. Beskriv vad du ser och hör, och låt bli att dra slutsatser om vem någon är."
        ),
        "source": "Center mot våldsbejakande extremism (CVE): metodstöd om oro, kapitel 4",
    },
    {
        "slug": "fraga-strategin",
        "kind": "multiple",
        "category": WORDS,
        "partial_credit": True,
        "text": "Vilka fyra områden har den nationella strategin mot våldsbejakande extremism och terrorism?",
        "answers": [
            ("Förebygga", True, ""),
            ("Förhindra", True, ""),
            ("Skydda", True, ""),
            ("Hantera", True, ""),
            ("Kartlägga åsikter", False, "Vi kartlägger inte vad människor tycker."),
            ("Registrera", False, "Strategin handlar om att minska risken för våld, inte om register."),
        ],
        "explanation": (
            "Strategin har fyra områden: förebygga, förhindra, skydda och hantera. Det mesta som du gör på ditt jobb "
            "hör till det första."
        ),
        "source": "Regeringens skrivelse 2023/24:56",
    },
    {
        "slug": "fraga-nar-orosanmalan",
        "kind": "single",
        "category": CHILDREN,
        "tags": ["orosanmälan"],
        "text": "Du arbetar i skolan och är orolig för en 16-åring. När gör du en orosanmälan?",
        "answers": [
            ("Genast", True, ""),
            ("När jag har pratat färdigt med kollegorna", False, "Prata gärna med dem, men låt inte anmälan vänta."),
            ("När chefen har godkänt det", False, "Skyldigheten är din egen. Den väntar aldrig på chefen."),
            ("När jag har sett samma sak minst tre gånger", False, "En misstanke räcker, också den första gången."),
        ],
        "explanation": (
            "Den som arbetar med barn och unga ska anmäla genast vid misstanke om att ett barn kan behöva skydd. "
            "Skyldigheten är din egen. Berätta för din chef, men vänta inte på svar."
        ),
        "law": "L-ORO",
        "source": PLAN,
    },
    {
        "slug": "fraga-vardnadshavare",
        "kind": "true_false",
        "category": CHILDREN,
        "tags": ["orosanmälan", "samtycke"],
        "text": "En vårdnadshavare måste säga ja innan du gör en orosanmälan för ett barn.",
        "is_true": False,
        "explanation": (
            "Ingen behöver ge sitt samtycke till en orosanmälan, inte heller vårdnadshavaren. Ofta är det bra att "
            "berätta att du anmäler, men inte om det kan göra läget farligare för barnet."
        ),
        "law": "L-ORO",
        "source": PLAN,
    },
    {
        "slug": "fraga-saker",
        "kind": "single",
        "category": CHILDREN,
        "tags": ["orosanmälan"],
        "text": "Hur säker måste du vara för att göra en orosanmälan?",
        "answers": [
            ("En misstanke räcker", True, ""),
            ("Helt säker", False, "Att utreda är socialtjänstens uppgift, inte din."),
            ("Så säker att jag kan bevisa det", False, "Du behöver inga bevis. Berätta vad du har sett och hört."),
        ],
        "explanation": (
            "Det räcker att du misstänker att ett barn kan behöva skydd. Berätta vad du har sett och hört. Sedan är "
            "det socialtjänsten som utreder."
        ),
        "law": "L-ORO",
        "source": PLAN,
    },
    {
        "slug": "fraga-vuxen",
        "kind": "single",
        "category": SECRECY,
        "text": "Du är orolig för en man som är 42 år. Vad gör du innan du berättar för socialtjänsten?",
        "answers": [
            ("Kollar sekretessen och frågar honom om samtycke", True, ""),
            ("Ingenting, jag får alltid berätta för socialtjänsten", False, "Det beror på sekretessen där du arbetar."),
            ("Jag berättar aldrig något om en vuxen", False, "Ofta går det, med samtycke eller stöd i en regel."),
        ],
        "explanation": (
            "För vuxna finns ingen anmälningsplikt som den för barn. Hur stark sekretessen är beror på var du arbetar. "
            "Fråga personen först. Är du osäker frågar du din chef, som kan ta hjälp av kommunjuristen."
        ),
        "law": "L-SEK",
        "source": PLAN,
    },
    {
        "slug": "fraga-blankett-polis",
        "kind": "true_false",
        "category": ROUTINE,
        "sub_category": FORM,
        "text": "Blanketten till samordnaren ersätter en polisanmälan.",
        "is_true": False,
        "explanation": (
            "Med blankettens hjälp kan kommunen se mönster. Men den ersätter aldrig en orosanmälan eller en "
            "polisanmälan. Ibland behövs alla tre efter en och samma sak."
        ),
        "law": "L-BLANKETT",
        "source": PLAN,
    },
    {
        "slug": "fraga-blankett-innehall",
        "kind": "multiple",
        "category": ROUTINE,
        "sub_category": FORM,
        "partial_credit": True,
        "text": "Vad kan du skriva i blanketten till samordnaren?",
        "answers": [
            ("Plats, tid och vad som hände", True, ""),
            ("Vad som stod på ett klistermärke eller flygblad", True, ""),
            ("Namn på den som du misstänker", False, "Ingen ska kunna förstå vem det gäller."),
            ("Adress och exakt ålder", False, "Också sådant pekar ut en person."),
        ],
        "explanation": (
            "Blanketten ska vara utan namn, och ingen ska kunna förstå vem den gäller. Passar bara en person in på "
            "beskrivningen räcker det inte att namnet är borta."
        ),
        "law": "L-BLANKETT",
        "source": PLAN,
    },
    {
        "slug": "fraga-blankett-vart",
        "kind": "single",
        "category": ROUTINE,
        "sub_category": FORM,
        "text": "Vart går blanketten?",
        "answers": [
            ("Till samordnaren", True, ""),
            ("Till polisen", False, "Polisanmälan är en egen fråga, som din chef tar vidare."),
            ("Till Säkerhetspolisen", False, "Tips dit lämnar du själv, på samma sätt som alla andra."),
            ("Till alla chefer i förvaltningen", False, "Bara samordnaren behöver den."),
        ],
        "explanation": (
            "Samordnaren samlar blanketterna och ser mönster som ingen ser ensam. Hur du når samordnaren hos er står "
            "på kontaktkortet."
        ),
        "law": "L-BLANKETT",
        "source": PLAN,
    },
    {
        "slug": "fraga-hot-ia",
        "kind": "true_false",
        "category": SAFETY,
        "tags": ["hot"],
        "text": "En besökare hotar dig i receptionen. Det ska du anmäla i IA.",
        "is_true": True,
        "explanation": (
            "I IA anmäler du tillbud, olyckor, skador och annat på jobbet som inte borde ha hänt. Ett hot hör dit, "
            "också om det slutade väl. Berätta för din chef samma dag."
        ),
        "law": "L-IA",
        "source": PLAN,
    },
    {
        "slug": "fraga-nod",
        "kind": "true_false",
        "category": SECRECY,
        "text": "Nöd gör att du får bryta sekretessen så snart det känns rätt.",
        "is_true": False,
        "explanation": (
            "Nöd är ett undantag. Det gäller när något mycket viktigt är i fara, till exempel någons liv, och "
            "handlingen går att försvara. En domstol avgör det i efterhand. Är det fara just nu ringer du 112."
        ),
        "law": "L-NOD",
        "source": "24 kap. 4 § brottsbalken",
    },
    {
        "slug": "fraga-forsok",
        "kind": "true_false",
        "category": ROUTINE,
        "tags": ["polisanmälan"],
        "text": "Ni ska fundera på polisanmälan också när ett brott bara har planerats.",
        "is_true": True,
        "explanation": (
            "Försök, förberedelse och stämpling kan vara straffbara. Stämpling är till exempel att komma överens med "
            "någon om ett brott. Ställ därför frågan vid varje misstanke: Ska vi polisanmäla?"
        ),
        "law": "L-POLIS",
        "source": PLAN,
    },
    {
        "slug": "fraga-vem-polisanmaler",
        "kind": "single",
        "category": ROUTINE,
        "tags": ["polisanmälan"],
        "text": "Vem beslutar om enheten ska göra en polisanmälan?",
        "answers": [
            ("Den som delegationsordningen pekar ut", True, ""),
            ("Vem som helst på enheten", False, "Ta frågan till din chef, som tar reda på vem som beslutar."),
            ("Den som såg vad som hände", False, "Du berättar vad du såg. Beslutet är någon annans."),
            ("Samordnaren", False, "Samordnaren ger stöd men beslutar inte åt enheten."),
        ],
        "explanation": (
            "Vem som beslutar står i delegationsordningen. Din chef tar reda på det, och på om sekretess hindrar "
            "anmälan. Fråga redan i dag, så att ni vet när det händer något."
        ),
        "law": "L-POLIS",
        "source": PLAN,
    },
    {
        "slug": "fraga-fara-nu",
        "kind": "short_text",
        "category": SAFETY,
        "tags": ["hot"],
        "text": "Någon är i fara just nu. Vilket nummer ringer du? Svara med siffror.",
        "answers": [("112", True, ""), ("1 1 2", True, ""), ("ett ett två", True, "")],
        "explanation": (
            "Ring 112 när någon är i fara, eller när ett brott pågår eller just har hänt. Ta dig själv och andra i "
            "säkerhet först. Rutinens andra steg kommer sedan."
        ),
        "law": "L-112",
        "source": "polisen.se",
    },
    {
        "slug": "fraga-lamna-polis",
        "kind": "true_false",
        "category": SAFETY,
        "tags": ["avhopp"],
        "text": "En person som vill lämna en våldsbejakande miljö måste polisanmälas.",
        "is_true": False,
        "explanation": (
            "Att vilja lämna är inget brott. Stödet är frivilligt och bygger på personens egen vilja. Visa vägen till "
            "stödet. Finns det ett hot mot personen tar ni kontakt med polisen."
        ),
        "source": "Nationell strategi mot våldsbejakande extremism, bilaga till Köpings handlingsplan 2017",
    },
    {
        "slug": "fraga-orostelefonen",
        "kind": "true_false",
        "category": SAFETY,
        "tags": ["anhöriga"],
        "text": "En anhörig kan ringa Orostelefonen utan att säga sitt namn.",
        "is_true": True,
        "explanation": (
            "Den som ringer får vara anonym. Anhöriga märker ofta först att något har hänt, och det kan kännas tungt "
            "att höra av sig. Berätta att det går att ringa utan att säga vem man är."
        ),
        "source": "Rädda Barnen, Orostelefonen om radikalisering",
    },
    {
        "slug": "fraga-apt",
        "kind": "single",
        "category": ROUTINE,
        "text": "Hur ofta ska er enhet prata om våldsbejakande extremism på APT eller ett annat möte?",
        "answers": [
            ("Minst en gång om året", True, ""),
            ("Bara när något har hänt", False, "Då är det bra att ha pratat om det innan."),
            ("Vart femte år", False, "Personal byts ut, och rutinen ändras."),
            ("Aldrig, det är chefernas fråga", False, "Alla på enheten kan möta det i sitt arbete."),
        ],
        "explanation": (
            "Varje enhet pratar om frågan minst en gång om året: Var kan vi möta det här? Vem berättar vi för först? "
            "Underlag till samtalet finns här i Rustad."
        ),
        "source": PLAN,
    },
    {
        "slug": "fraga-samtycke",
        "kind": "true_false",
        "category": SECRECY,
        "tags": ["samtycke"],
        "text": "När en vuxen person säger ja kan olika verksamheter samarbeta kring hen, trots sekretess.",
        "is_true": True,
        "explanation": (
            "Sekretessen skyddar personen, som därför själv kan säga ja. Förklara vad du vill berätta, för vem och "
            "varför. Personen får säga nej, och får ändra sig."
        ),
        "law": "L-SAMTYCKE",
        "source": PLAN,
    },
]

QUIZ = {
    "slug": "prov-grundutbildning",
    "title": "Kunskapstest: grundutbildningen",
    "description": (
        "Tio frågor om det du har läst. Du får veta direkt om du har svarat rätt, och varför. Du kan göra testet hur "
        "många gånger du vill."
    ),
    "minutes": 8,
    "pass_mark": 80,
    "random_order": True,
    "category": ROUTINE,
    "draws": [(2, WORDS), (2, CHILDREN), (3, ROUTINE), (1, SECRECY), (2, SAFETY)],
    "success_text": (
        "Bra! Nu är hela grundutbildningen klar. Kom ihåg: se, prata, gör rätt. Och var aldrig ensam med oron."
    ),
    "fail_text": (
        "Du behöver åtta rätt av tio. Läs förklaringarna till det som blev fel, titta i avsnitten igen och försök "
        "en gång till när du vill. Nästa gång är en del av frågorna nya."
    ),
    "bands": [
        (
            0,
            "Läs avsnitten ”Rutinen, steg för steg” och ”Sekretess och samtycke” en gång till. Där finns svaren på "
            "många av frågorna.",
        ),
        (60, "Du är nästan framme. Se efter vilka frågor som blev fel."),
        (80, "Du kan det viktigaste."),
        (100, "Alla rätt!"),
    ],
}
