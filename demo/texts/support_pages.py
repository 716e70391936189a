"""The public pages of Ekvalla: for relatives, for those who want to leave, and the front page."""

FRONT = {
    "title": "Orolig för någon?",
    "subtitle": "Du behöver inte vara säker.",
    "lead": (
        "Har någon du tycker om börjat dras till en rörelse som försvarar våld? Ring och prata med oss. Du "
        "behöver inte säga vem du är, och du behöver inte veta vad som är rätt att göra."
    ),
    "doors": [
        {
            "title": "Är du orolig för någon?",
            "text": "Du som är förälder, syskon, partner, vän eller granne.",
            "slug": "orolig",
        },
        {
            "title": "Vill du lämna en rörelse?",
            "text": "Du som vill bort från våldsbejakande extremism.",
            "slug": "lamna-rorelse",
        },
        {
            "title": "Vill du lämna ett gäng?",
            "text": "Du som vill bort från ett gäng eller ett kriminellt nätverk.",
            "slug": "lamna-gang",
        },
    ],
    "steps_title": "Vad händer när du ringer?",
    "steps": [
        {
            "title": "Någon lyssnar",
            "text": "En socialsekreterare svarar. Du väljer vad du berättar och om du säger några namn.",
        },
        {
            "title": "Ni reder ut läget ihop",
            "text": "Vad har hänt? Vad har du redan försökt? Vad är du mest orolig för just nu?",
        },
        {
            "title": "Du får hjälp vidare",
            "text": "Det kan vara ett råd, ett möte eller en kontakt med någon annan som kan hjälpa.",
        },
    ],
    "memory_title": "Ditt besök stannar hos dig",
    "memory_text": (
        "<p>Vi sparar inga uppgifter om ditt besök på den här sidan. Du behöver inte logga in, och du ska "
        "inte fylla i något.</p>"
        "<p>Använder någon annan samma telefon eller dator? På varje stödsida kan du läsa hur du döljer "
        "ditt besök.</p>"
    ),
}

PAGES = [
    {
        "slug": "orolig",
        "title": "Är du orolig för någon?",
        "kind": "relative",
        "answer": "Ring och berätta vad du har märkt, så tänker vi ut nästa steg tillsammans.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Kanske har din son, din syster eller din vän dragit sig undan och börjat försvara våld. "
            "Kanske skäms du, eller är rädd för att göra det värre. Många känner så. Att be om råd är inte att "
            "svika någon.</p>"
            "<p>Är personen 18 år eller äldre ringer du i stället mottagningen för vuxna. Numret står "
            "längre ner.</p>"
        ),
        "steps": [
            {
                "title": "Var kvar",
                "text": "Skicka ett sms, bjud på mat, fråga om vardagen. En vän utanför är en väg tillbaka.",
            },
            {
                "title": "Fråga och lyssna",
                "text": "Be personen berätta. Säg vad du själv är rädd för. Du behöver inte hålla med.",
            },
            {
                "title": "Ta hjälp tidigt",
                "text": "Skriv upp vad du har sett och när det var. Ring sedan, även om du tvekar.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Är det allvar?</h2>"
                "<p>Det går inte att avgöra på en enda sak. Vad någon tror på, hur någon klär sig eller "
                "vilket parti någon gillar säger inget om våld. Tänk hellre på det som har blivit "
                "annorlunda. Har mycket ändrats på kort tid? Handlar allt om en fiende? Talar personen om våld "
                "som en lösning? Är du osäker är det ett bra skäl att ringa.</p>"
                "<h2>Så kan du prata</h2>"
                "<p>Välj en lugn stund, gärna när ni gör något tillsammans. Ställ en fråga i taget: ”När "
                "började du tänka på det här?” eller ”Vad får du där som du inte får hos oss?” Lyssna "
                "längre än du brukar. Får du inget svar i dag är det inget misslyckande. Du har visat att "
                "du vill förstå.</p>"
                "<p>Du får säga ifrån och ändå visa att du bryr dig: ”Jag tycker om dig, men jag vill inte "
                "höra hot hemma hos oss.”</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Vad händer när jag ringer kommunen?",
                        "text": (
                            "<p>Du får prata med en socialsekreterare. Så länge du inte säger vem det "
                            "gäller ger vi råd och gör inget mer. Berättar du om ett barn som kan fara illa "
                            "måste vi gå vidare med det. Fråga oss gärna om det först, innan du säger några "
                            "namn.</p>"
                        ),
                    },
                    {
                        "summary": "Om personen är under 18 år",
                        "text": (
                            "<p>Då kan hela familjen få stöd. Alla kan anmäla oro för ett barn. Du kan göra "
                            "det på samma nummer, och vi hjälper dig.</p>"
                        ),
                    },
                    {
                        "summary": "Om personen är vuxen",
                        "text": (
                            "<p>Stöd till en vuxen bygger på att personen själv vill. Men du kan få stöd "
                            "även om hen säger nej. Ring mottagningen för vuxna.</p>"
                        ),
                    },
                    {
                        "summary": "Hjälp till dig och till syskon",
                        "text": (
                            "<p>Det tar på krafterna att oroa sig. Du får ringa för din egen skull. Tänk "
                            "också på syskonen, som ofta vet mer än de säger och kan vara rädda.</p>"
                        ),
                    },
                    {
                        "summary": "På andra språk",
                        "text": (
                            "<p>Säg vilket språk du vill tala. Vi ordnar en tolk och ringer upp dig om du "
                            "vill det. Tolken har också tystnadsplikt.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Är du rädd att någon ska komma till skada? Finns det vapen, eller har du hört om planer på "
                "våld? Ring direkt, även om du är osäker på om det är ett brott."
            ),
        },
        "more_contacts": ["mottagning-vuxen", "socialjour", "orostelefonen", "polisen-11414"],
        "privacy": (
            "<p>Med knappen ”Lämna sidan snabbt” kommer du genast till en annan sida. Besöket finns kvar i "
            "webbläsarens historik tills du tar bort det. Öppna helst sidan i ett privat fönster.</p>"
            "<p>När du ringer kan numret synas i telefonens samtalslista och på räkningen. Låna en annan "
            "telefon om du inte vill att någon ska se det.</p>"
        ),
        "secrecy": (
            "Du får vara anonym och vi har tystnadsplikt, men vi måste agera om ett barn kan fara illa "
            "eller om någons liv är i fara."
        ),
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "slug": "lamna-rorelse",
        "title": "Vill du lämna en rörelse?",
        "kind": "exit_extremism",
        "answer": "Du kan få hjälp att lämna en våldsbejakande rörelse, i din egen takt.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>Kanske har du funderat länge. Kanske började det i går. Du kan ringa innan du har bestämt "
            "dig, och du behöver inte berätta allt. Att du vill bort gör dig inte till ett ärende för "
            "polisen.</p>"
            "<p>Är du under 18 år finns det en egen grupp för dig. Numret står längre ner.</p>"
        ),
        "steps": [
            {
                "title": "Du ringer",
                "text": "Säg bara att du vill prata om att lämna. Ditt namn kan du vänta med.",
            },
            {
                "title": "Vi träffas där du är trygg",
                "text": "Vi talar om vad du behöver och vad du är rädd för. Du bestämmer vilka andra som får veta.",
            },
            {
                "title": "Du får en egen plan",
                "text": "Vi skriver den ihop och ändrar den när livet ändras. Du kan sluta när du vill.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vad kan du få hjälp med?</h2>"
                "<p>Att lämna är mer än att sluta träffa några människor. Man kan förlora vänner, vanor och "
                "en mening med dagarna. Därför handlar stödet om hela livet:</p>"
                "<ul><li>familj, vänner och nya sammanhang</li>"
                "<li>jobb, skola eller praktik</li>"
                "<li>någonstans att bo</li>"
                "<li>vård och behandling</li>"
                "<li>skydd, om någon hotar dig.</li></ul>"
                "<p>Stödet är frivilligt. Ingen kräver att du ändrar alla dina åsikter på en gång.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag berätta om andra?",
                        "text": (
                            "<p>Nej. Stödet handlar om dig. Det är inte en del av en brottsutredning, och "
                            "vi samlar inte in uppgifter om rörelsen.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har gjort något brottsligt?",
                        "text": (
                            "<p>Du kan få stöd ändå. Vi är inte poliser, men stödet tar inte bort ansvaret "
                            "för det som har hänt. Fråga oss om tystnadsplikten och dess undantag innan du "
                            "berättar.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag ångrar mig?",
                        "text": "<p>Du är välkommen tillbaka. Många behöver flera försök.</p>",
                    },
                    {
                        "summary": "Jag är anhörig till någon som vill lämna",
                        "text": (
                            "<p>Du kan ringa samma nummer. Läs också sidan ”Är du orolig för någon?”. Du "
                            "kan inte lämna i någon annans ställe, men du kan göra vägen lättare.</p>"
                        ),
                    },
                    {
                        "summary": "Gäller det ett gäng?",
                        "text": "<p>Läs då sidan ”Vill du lämna ett gäng?”. Där finns stödet för dig.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om du är i fara",
            "text": (
                "Har någon hotat dig eller din familj? Ring 112 om det är bråttom. Är du inte i fara just "
                "nu kan vi hjälpa dig att tala med polisen om skydd."
            ),
        },
        "more_contacts": ["sig-ung", "exit", "socialjour", "orostelefonen", "polisen-11414"],
        "privacy": (
            "<p>Låna gärna en telefon som ingen i rörelsen kan komma åt. Samtal kan synas i samtalslistan "
            "och på räkningen. Knappen ”Lämna sidan snabbt” byter sida direkt, men raderar inget i "
            "webbläsarens historik. I ett privat fönster sparas inte historiken.</p>"
            "<p>Kan någon i rörelsen se var din telefon är? Lämna den hemma när du ska träffa oss.</p>"
        ),
        "secrecy": (
            "Du får vara anonym första gången och vi har tystnadsplikt, men det finns undantag, till "
            "exempel om någons liv är i fara."
        ),
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "slug": "lamna-gang",
        "title": "Vill du lämna ett gäng?",
        "kind": "exit_gang",
        "answer": "Du kan få hjälp att lämna ett gäng eller ett kriminellt nätverk, också om du är hotad.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>I en del gäng straffas den som vill lämna. Du kanske har skulder, eller är rädd för vad som "
            "kan hända din familj. Därför börjar vi med din säkerhet. Berätta så mycket eller så lite du "
            "vill.</p>"
            "<p>Är du under 18 år finns det en egen grupp för dig. Numret står längre ner.</p>"
        ),
        "steps": [
            {
                "title": "Ring från en säker telefon",
                "text": "Säg att du vill prata om att lämna. Vi frågar först om du är i fara just nu.",
            },
            {
                "title": "Vi ser över hotet",
                "text": "Vi går igenom vem som kan vara farlig för dig och vad du behöver för att bli trygg.",
            },
            {
                "title": "Vi gör en plan",
                "text": "Den kan handla om bostad, jobb, skulder, vård och familj. Du bestämmer takten.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vilka får hjälp?</h2>"
                "<p>Du som är med i ett gäng, du som gör tjänster åt ett och du som håller på att dras in. "
                "Du behöver inte ha lämnat redan, och du behöver inte ha bestämt dig.</p>"
                "<h2>Gör inget på egen hand</h2>"
                "<p>Berätta inte för gänget att du ska gå innan du har pratat med oss. Ring innan du lämnar "
                "tillbaka saker eller betalar skulder. Det är tryggare att planera i lugn och ro än att "
                "behöva fly.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag prata med polisen?",
                        "text": (
                            "<p>Du väljer själv om du vill göra en anmälan. Är du hotad kan polisen behöva "
                            "vara med för att skydda dig. Om det går säger vi till dig först.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har gjort något brottsligt?",
                        "text": (
                            "<p>Du kan få stöd ändå. Ansvaret för det som har hänt finns kvar. Fråga oss om "
                            "tystnadsplikten och dess undantag innan du berättar om brott.</p>"
                        ),
                    },
                    {
                        "summary": "Jag är förälder, syskon eller partner",
                        "text": (
                            "<p>Är ditt barn under 18 år ringer du mottagningen barn, unga och familj. "
                            "Annars kan du ringa mottagningen för vuxna. Du kan få råd utan att säga vem "
                            "det gäller.</p>"
                        ),
                    },
                    {
                        "summary": "Gäller det en våldsbejakande rörelse?",
                        "text": "<p>Läs då sidan ”Vill du lämna en rörelse?”. Där finns stödet för dig.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om du är i fara",
            "text": (
                "Är någon efter dig, eller har du fått veta att något ska hända? Ring direkt. Ta dig till "
                "en plats där det finns andra människor."
            ),
        },
        "more_contacts": ["sig-ung", "mottagning-barn", "mottagning-vuxen", "socialjour", "polisen-11414"],
        "privacy": (
            "<p>Använd helst en telefon som ingen i gänget känner till. Samtal kan synas i samtalslistan "
            "och på räkningen. Knappen ”Lämna sidan snabbt” byter sida på en gång. Historiken får du ta "
            "bort själv, om du inte använder ett privat fönster.</p>"
            "<p>Stäng av platsdelningen i telefonen när du ska träffa oss.</p>"
        ),
        "secrecy": (
            "Du får vara anonym första gången och vi har tystnadsplikt, men det finns undantag, till "
            "exempel om någons liv är i fara."
        ),
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
]
