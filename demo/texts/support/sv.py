"""The public support pages of Ekvalla in Swedish. The key is the Swedish slug, and ties the translations together."""

HIDE = (
    "<p>Med knappen ”Lämna sidan snabbt” kommer du genast till en annan sida. Besöket finns kvar i "
    "webbläsarens historik tills du tar bort det. Öppna helst sidan i ett privat fönster.</p>"
    "<p>Delar du telefon, dator eller konto med någon? Då kan historiken synas för båda. Ta hellre bort "
    "bara den här sidan än hela historiken, för en tom historik kan märkas.</p>"
    "<p>När du ringer kan numret synas i telefonens samtalslista och på räkningen. Låna en annan telefon "
    "om du inte vill att någon ska se det.</p>"
)

SECRECY = (
    "Du får vara anonym. Vi har tystnadsplikt, men vi måste agera om ett barn kan fara illa eller om någons "
    "liv är i fara."
)

SECRECY_CHILD = (
    "Du får råd utan att säga vem det gäller. Vi har tystnadsplikt, men kan ett barn fara illa måste vi gå "
    "vidare med det vi får veta."
)

SECRECY_EXIT = (
    "Du får vara anonym första gången. Vi har tystnadsplikt, men det finns undantag, till exempel om någons "
    "liv är i fara."
)

FRONT = {
    "title": "Orolig för någon?",
    "subtitle": "Du behöver inte vara säker.",
    "lead": (
        "Har någon du tycker om börjat dras till en rörelse som försvarar våld? Ring och prata med oss. "
        "Du behöver inte säga vem du är, och du behöver inte veta vad som är rätt att göra."
    ),
    "doors": [
        {
            "key": "orolig",
            "title": "Är du orolig för någon?",
            "text": "Du som är förälder, syskon, partner, vän eller granne.",
        },
        {
            "key": "lamna-rorelse",
            "title": "Vill du lämna en rörelse?",
            "text": "Du som vill bort från våldsbejakande extremism.",
        },
        {
            "key": "lamna-gang",
            "title": "Vill du lämna ett gäng?",
            "text": "Du som vill bort från ett gäng eller ett kriminellt nätverk.",
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
        "key": "orolig",
        "parent": None,
        "slug": "orolig",
        "title": "Är du orolig för någon?",
        "menu": True,
        "menu_title": "Orolig för någon",
        "kind": "relative",
        "answer": "Ring och berätta vad du har märkt, så tänker vi ut nästa steg tillsammans.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Kanske har din son, din syster eller din vän dragit sig undan och börjat försvara våld. "
            "Kanske skäms du, eller är rädd för att göra det värre. Många känner så. Att be om råd är "
            "inte att svika någon.</p>"
            "<p>Är personen 18 år eller äldre ringer du i stället mottagningen för vuxna. Numret står "
            "längre ner.</p>"
        ),
        "steps_title": "Det här kan du göra nu",
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
                "<h2>Du behöver inga bevis</h2>"
                "<p>Det räcker att något känns fel. Vi frågar inte ut dig, och du får säga att du inte "
                "vet. Längre ner på sidan finns korta texter om hur du kan prata, vem du kan ringa och "
                "vad som händer sedan. Läs bara det du behöver just nu.</p>"
                "<h2>Om personen är vuxen</h2>"
                "<p>Stöd till en vuxen bygger på att personen själv vill. Men du kan få stöd även om hen "
                "säger nej.</p>",
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Är du rädd att någon ska komma till skada? Finns det vapen, eller har du hört om planer "
                "på våld? Ring direkt, även om du är osäker på om det är ett brott."
            ),
        },
        "more_contacts": ["mottagning-vuxen", "socialjour", "orostelefonen"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "tecken",
        "parent": "orolig",
        "slug": "tecken",
        "title": "Tecken på förändring",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": ("Inget tecken är säkert, så jämför med hur personen brukar vara och ring om mycket har ändrats."),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Kanske letar du efter en lista att bocka av. Någon sådan lista finns inte, för människor "
            "är olika. Men du har något som är bättre: Du vet hur personen var förut.</p>"
        ),
        "steps_title": "Så kan du tänka",
        "steps": [
            {
                "title": "Jämför med förut",
                "text": "Vad är annorlunda nu mot för ett halvår sedan? När började det?",
            },
            {
                "title": "Tänk på andra skäl",
                "text": "Den som är ledsen, sjuk, kär eller mobbad kan också dra sig undan. Fråga hur hen mår.",
            },
            {
                "title": "Prata med någon",
                "text": "Berätta för oss vad du har sett och hört. Då blir det lättare att förstå.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Åsikter är fria</h2>"
                "<p>I Sverige får man tycka och tro nästan vad man vill. Man får vara arg på dem som "
                "styr, och man får vilja ändra samhället. Vad någon tror på, hur någon klär sig eller "
                "vilket parti någon gillar säger inget om våld.</p>"
                "<h2>När det kan vara något mer</h2>"
                "<p>Det är våldet som är skäl till oro. Försvarar personen att andra blir skadade? Talar "
                "hen om våld som en lösning, eller om människor som inte är värda något? En sak för sig "
                "behöver inte betyda så mycket. Men ändras flera saker på kort tid, och personen glider "
                "bort från er, är det bra att prata med någon.</p>"
                "<h2>Det är inte ditt fel</h2>"
                "<p>Ibland går det fort, och ibland är det svårt att se. Du kunde inte veta. Att du har "
                "märkt något nu är det som räknas, och det går att vända.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Ska jag läsa i personens telefon?",
                        "text": (
                            "<p>Helst inte i smyg. Det är svårt att få tillbaka någons tillit. Fråga i "
                            "stället vad hen gör på nätet och vilka hen pratar med där. Är du förälder "
                            "till ett litet barn får du gärna titta, men gör det öppet.</p>"
                        ),
                    },
                    {
                        "summary": "Jag har sett något hemskt på nätet",
                        "text": (
                            "<p>Skicka det inte vidare, inte ens för att varna andra. Berätta för oss vad "
                            "du har sett. Är det ett hot ringer du polisen.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har fel?",
                        "text": (
                            "<p>Då har du ändå visat att du bryr dig. Du får råd, och ingen blir anklagad "
                            "för att du ställer en fråga.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Har personen hotat någon, skaffat vapen eller talat om att skada någon? Ring direkt. Du "
                "behöver inte vara säker."
            ),
        },
        "more_contacts": ["mottagning-vuxen", "orostelefonen"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "prata",
        "parent": "orolig",
        "slug": "prata",
        "title": "Så kan du prata",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": ("Välj en lugn stund, fråga mer än du svarar och visa att du bryr dig även när ni tycker olika."),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Du behöver inte vinna en diskussion. Det viktiga är att ni kan prata igen i morgon. Den "
            "som känner sig pressad brukar tystna. Den som blir lyssnad på vågar kanske tvivla.</p>"
        ),
        "steps_title": "Så kan du börja",
        "steps": [
            {
                "title": "Prata i det vanliga",
                "text": "Laga mat, gå ut med hunden eller åk bil. Då är det lättare att säga något svårt.",
            },
            {
                "title": "Ställ en fråga i taget",
                "text": "Vänta på svaret, även om det tar tid. Lyssna längre än du brukar.",
            },
            {
                "title": "Säg vad du känner",
                "text": "Börja med ”jag”. Det är svårt att säga emot en känsla.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Meningar du kan låna</h2>"
                "<ul><li>”När började du tänka på det här?”</li>"
                "<li>”Vad får du där som du inte får hos oss?”</li>"
                "<li>”Jag blir rädd när du pratar så. Kan du förstå det?”</li>"
                "<li>”Vi tycker olika, och jag vill ändå att du kommer på söndag.”</li></ul>"
                "<h2>Du får säga ifrån</h2>"
                "<p>Skilj på personen och på det hen säger. ”Jag tycker om dig, men jag vill inte höra "
                "hot hemma hos oss.” En lugn gräns är också ett sätt att bry sig. Står någon annan "
                "bredvid och blir sårad? Skydda den personen först.</p>"
                "<h2>Lova inte för mycket</h2>"
                "<p>Säg inte att du ska hålla allt hemligt. Blir någon i fara måste du kunna berätta. Säg "
                "hellre: ”Jag gör inget bakom din rygg om jag inte måste.”</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Ska jag bevisa att det är fel?",
                        "text": (
                            "<p>Sällan i början. Den som tror på en dold plan kan se dina bevis som en "
                            "del av planen. Fråga i stället: ”Hur vet man om en källa går att lita på?”</p>"
                        ),
                    },
                    {
                        "summary": "Om personen inte svarar?",
                        "text": (
                            "<p>Det är inget misslyckande. Du har visat att du vill förstå. Försök igen "
                            "en annan dag, med något helt annat.</p>"
                        ),
                    },
                    {
                        "summary": "Om vi börjar bråka?",
                        "text": (
                            "<p>Ta en paus. ”Jag blev arg. Vi tar det i morgon.” Är du rädd ska du gå "
                            "därifrån. Läs då sidan ”Om du är rädd eller hotad”.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Blir samtalet hotfullt? Gå därifrån och ring 112 om någon är i fara. Ditt skydd är "
                "viktigare än att prata klart."
            ),
        },
        "more_contacts": ["mottagning-vuxen", "orostelefonen"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "vem-ringa",
        "parent": "orolig",
        "slug": "vem-ringa",
        "title": "Vem kan jag ringa?",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": "Ring socialtjänsten på dagen, socialjouren på kvällar och helger och 112 om det är fara.",
        "contact": "servicecenter",
        "intro": (
            "<p>Vet du inte vem du ska prata med? Börja med Servicecenter. De kopplar dig till rätt "
            "person, och du behöver inte säga vem du är.</p>"
        ),
        "steps_title": "Tre frågor som visar vägen",
        "steps": [
            {
                "title": "Är det fara just nu?",
                "text": "Ring 112. Vänta inte på att någon annan ska göra det.",
            },
            {
                "title": "Hur gammal är personen?",
                "text": "Under 18 år: mottagningen barn, unga och familj. Fyllda 18: mottagningen för vuxna.",
            },
            {
                "title": "Är det kväll eller helg?",
                "text": "Ring socialjouren om det inte kan vänta till nästa vardag.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Socialtjänsten i Ekvalla</h2>"
                "<p>Här svarar socialsekreterare. De ger råd, och de har tystnadsplikt.</p>",
            ),
            ("contact", "mottagning-barn"),
            ("contact", "mottagning-vuxen"),
            ("contact", "socialjour"),
            (
                "text",
                "<h2>Utanför kommunen</h2>"
                "<p>Vill du hellre prata med någon som inte arbetar i kommunen? Här är två vägar. Är en "
                "uppgift inte kontrollerad ännu står det på kortet.</p>",
            ),
            ("contact", "orostelefonen"),
            ("contact", "exit"),
            (
                "text",
                "<h2>Polisen</h2><p>Hit kan du lämna ett tips eller göra en anmälan när det inte är bråttom.</p>",
            ),
            ("contact", "polisen-11414"),
            (
                "accordion",
                [
                    {
                        "summary": "Vill du själv lämna en rörelse?",
                        "text": (
                            "<p>Då finns det en egen sida för dig: ”Vill du lämna en rörelse?”. Där står "
                            "vem du kan ringa.</p>"
                        ),
                    },
                    {
                        "summary": "Vill du själv lämna ett gäng?",
                        "text": (
                            "<p>Då finns det en annan sida för dig: ”Vill du lämna ett gäng?”. Där står "
                            "vem du kan ringa.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Ring när någon är i fara, eller när ett brott pågår eller just har hänt. Du behöver inte "
                "vara säker på vad det är."
            ),
        },
        "more_contacts": ["larm-112"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "nar-du-ringer",
        "parent": "orolig",
        "slug": "nar-du-ringer",
        "title": "Vad händer när du ringer kommunen?",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": ("En socialsekreterare lyssnar, ställer några frågor och tänker ut nästa steg tillsammans med dig."),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Det kan kännas stort att ringa. Du behöver inte ha tänkt ut vad du ska säga. Börja till "
            "exempel så här: ”Jag är orolig för någon och vet inte vad jag ska göra.”</p>"
        ),
        "steps_title": "Så går samtalet till",
        "steps": [
            {
                "title": "Du berättar",
                "text": "Börja var du vill. Du väljer själv om du säger ditt namn och vem det gäller.",
            },
            {
                "title": "Vi frågar",
                "text": "Hur gammal är personen? Vad har hänt? Är någon i fara? Du får säga att du inte vet.",
            },
            {
                "title": "Vi bestämmer nästa steg ihop",
                "text": ("Det kan bli ett råd, ett möte eller en kontakt med någon annan. Ibland räcker samtalet."),
            },
        ],
        "body": [
            (
                "text",
                "<h2>Innan du säger några namn</h2>"
                "<p>Så länge du inte säger vem det gäller ger vi råd och gör inget mer. Berättar du om "
                "ett barn som kan fara illa måste vi gå vidare med det. Fråga oss gärna om det först.</p>"
                "<p>Vill du veta vad vi skriver ner, och vem som kan läsa det? Fråga det i början av "
                "samtalet.</p>"
                "<h2>Det vi inte kan lova</h2>"
                "<p>Vi kan inte lova att någon lämnar en rörelse. Vi får inte heller berätta för dig om "
                "vi har kontakt med en annan vuxen, om hen inte säger ja till det. Men vi lyssnar på dig "
                "och tar det du säger på allvar.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Hur lång tid tar det?",
                        "text": (
                            "<p>Räkna med ungefär 20 minuter. Du kan sluta när du vill och ringa igen en annan dag.</p>"
                        ),
                    },
                    {
                        "summary": "Ringer ni polisen?",
                        "text": (
                            "<p>Inte för att du ber om råd. Är någons liv i fara kan vi behöva göra det. "
                            "Fråga oss om det innan du säger några namn, om du är orolig för det.</p>"
                        ),
                    },
                    {
                        "summary": "Kan jag få träffa någon i stället?",
                        "text": (
                            "<p>Ja, säg det när du ringer. Då letar vi efter en tid och en plats som passar dig.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag ringer i mitt arbete?",
                        "text": (
                            "<p>Då gäller andra regler. Rör ditt arbete barn och unga ska du anmäla "
                            "genast när du misstänker att ett barn kan behöva skydd. Då säger du vem du "
                            "är. Gäller det en vuxen talar du med din chef om sekretessen först.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": "Vänta inte på att vi ska öppna om någon är i fara. Ring 112 direkt.",
        },
        "more_contacts": ["mottagning-vuxen", "socialjour"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "under-18",
        "parent": "orolig",
        "slug": "under-18",
        "title": "Om personen är under 18 år",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": (
            "Då kan hela familjen få stöd, och alla som är oroliga för ett barn kan anmäla det till socialtjänsten."
        ),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Det räcker att du är orolig. Du behöver inte veta säkert, och du behöver inte fråga någon "
            "om lov. Är du förälder kan du ringa för att få råd utan att säga vad ditt barn heter.</p>"
        ),
        "steps_title": "Det här kan du göra nu",
        "steps": [
            {
                "title": "Ring och fråga",
                "text": "Vill du bara ha råd? Säg det. Då behöver du inte säga vem barnet är.",
            },
            {
                "title": "Berätta det du har sett och hört",
                "text": ("Säg när det var och vad barnet sa, så nära orden du kan. Du behöver inte förklara varför."),
            },
            {
                "title": "Låt barnet veta",
                "text": "Är du förälder? Säg till barnet att du har bett om hjälp, om det känns tryggt.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vad händer efter en anmälan?</h2>"
                "<p>En anmälan är ett sätt att be om hjälp för barnet. Den är inget straff. "
                "Socialtjänsten bedömer om barnet behöver skydd eller stöd. För det mesta pratar vi med "
                "både barnet och föräldrarna.</p>"
                "<h2>Vilket stöd kan ni få?</h2>"
                "<p>Det beror på vad ni behöver. Det kan vara samtal, råd till dig som är förälder eller "
                "hjälp att prata med skolan. Ni kan också få en plan som flera hjälps åt med. Vi kan inte "
                "bestämma vad ett barn ska tycka. Men vi kan hjälpa er att hitta tillbaka till "
                "varandra.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Kan familjen få veta att det var jag?",
                        "text": (
                            "<p>Du kan låta bli att säga vem du är. Säger du ditt namn kan familjen få "
                            "veta det. Fråga oss hur det fungerar innan du berättar.</p>"
                        ),
                    },
                    {
                        "summary": "Arbetar du med barn?",
                        "text": (
                            "<p>Då ska du anmäla genast när du misstänker att ett barn kan behöva skydd. "
                            "Du säger då vem du är och var du arbetar.</p>"
                        ),
                    },
                    {
                        "summary": "Vill barnet lämna en rörelse?",
                        "text": (
                            "<p>Socialtjänsten har en grupp för unga som vill bort från en våldsbejakande "
                            "rörelse. Läs sidan ”Vill du lämna en rörelse?”.</p>"
                        ),
                    },
                    {
                        "summary": "Gäller det ett gäng?",
                        "text": "<p>Då finns stödet på en annan sida. Läs ”Vill du lämna ett gäng?”.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om ett barn är i fara",
            "text": "Är barnet hotat, på väg att göra någon illa eller borta utan att du vet var? Ring 112.",
        },
        "more_contacts": ["socialjour", "orostelefonen"],
        "privacy": HIDE,
        "secrecy": SECRECY_CHILD,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "radd",
        "parent": "orolig",
        "slug": "radd",
        "title": "Om du är rädd eller hotad",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": "Ring 112 om du eller någon annan är i fara, och ring hellre en gång för mycket.",
        "contact": "larm-112",
        "intro": (
            "<p>Du har rätt att vara trygg. Du behöver inte veta om det är ett brott, och du behöver inte "
            "kunna bevisa något. Den som hotar gör fel, även om det är någon du tycker om.</p>"
        ),
        "steps_title": "Gör så här",
        "steps": [
            {
                "title": "Ta dig i säkerhet",
                "text": "Gå till en plats där det finns andra. Stanna inte för att reda ut saken.",
            },
            {
                "title": "Ring 112",
                "text": "Säg var du är och vad som händer. Svara på frågorna så gott du kan.",
            },
            {
                "title": "Berätta för någon",
                "text": "När faran är över kan du ringa polisen eller socialjouren. Var inte ensam med det.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>När det inte är fara just nu</h2>"
                "<p>Har någon hotat dig? Spara sms och annat du har fått. Skriv upp dag, tid och vad som "
                "sades. Du kan anmäla hotet till polisen, och du kan ringa oss. Vi pratar med dig om hur "
                "du och barnen kan bli tryggare.</p>"
                "<h2>Om du tror att någon planerar våld</h2>"
                "<p>Hör av dig direkt till polisen. Du behöver inte vara säker på att det är ett brott. "
                "Är det bråttom ringer du 112. Ett tips till polisen blir en allmän handling. Fråga vad "
                "det betyder innan du säger ditt namn.</p>"
                "<h2>Om du är rädd för någon du älskar</h2>"
                "<p>Det går att älska någon och vara rädd på samma gång. Bestäm i förväg vem du kan gå "
                "till, också mitt i natten. Ha telefonen laddad. Barn ska inte behöva gå emellan.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag anmäla den som hotar?",
                        "text": (
                            "<p>Du väljer ofta själv. Polisen kan svara på vad som händer om du gör det. "
                            "Du kan få stöd av socialtjänsten även utan en anmälan.</p>"
                        ),
                    },
                    {
                        "summary": "Är du hotad för att du vill lämna?",
                        "text": (
                            "<p>Ring 112 om du är i fara. Läs sedan ”Vill du lämna en rörelse?” om det "
                            "gäller en rörelse.</p>"
                            "<p>Gäller det ett gäng läser du ”Vill du lämna ett gäng?”.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 nu om det är fara",
            "text": ("Vänta inte på att någon annan ska ringa. Du behöver inte vara säker på att det är ett brott."),
        },
        "more_contacts": ["polisen-11414", "socialjour", "mottagning-vuxen"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "stod-till-dig",
        "parent": "orolig",
        "slug": "stod-till-dig",
        "title": "Hjälp till dig själv och till syskon",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": "Du får ringa för din egen skull, och syskon kan också behöva någon att prata med.",
        "contact": "mottagning-vuxen",
        "intro": (
            "<p>Det tar på krafterna att oroa sig. Kanske sover du dåligt, skäms eller bråkar om vad som "
            "är rätt att göra. Du har inte orsakat det här, och du behöver inte vara stark hela tiden.</p>"
        ),
        "steps_title": "Det här kan du göra för dig själv",
        "steps": [
            {
                "title": "Välj en person",
                "text": "Berätta för någon du litar på. Du behöver inte säga allt.",
            },
            {
                "title": "Ta en paus",
                "text": "Ät, sov och gör något som inte handlar om oron. Då orkar du längre.",
            },
            {
                "title": "Ring oss",
                "text": "Säg att det gäller dig själv. Du behöver inte säga vem du är orolig för.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Syskon ser ofta mer än de säger</h2>"
                "<p>De kan vara rädda, arga eller känna sig bortglömda. Fråga hur de mår, och fråga igen. "
                "Ge dem tid som inte handlar om oron. Ett syskon ska inte behöva vakta någon eller hålla "
                "på hemligheter.</p>"
                "<h2>Är du ett barn eller en tonåring?</h2>"
                "<p>Du får ringa mottagningen barn, unga och familj själv. Du behöver inte fråga en vuxen "
                "först. Det är inte du som ska ordna upp det här.</p>"
                "<h2>Ni som är två föräldrar</h2>"
                "<p>Ni behöver inte tycka lika om allt. Bestäm en sak som gäller hemma, till exempel att "
                "ingen hotar någon. Håll er till den båda två.</p>"
                "<h2>Partner, vän eller granne?</h2>"
                "<p>Du kan också få råd. Att du är nära räcker.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Jag skäms",
                        "text": (
                            "<p>Det gör många. Men du är inte ansvarig för vad en annan vuxen gör, och vi "
                            "dömer dig inte. Ofta blir det lättare när man har sagt det högt en gång.</p>"
                        ),
                    },
                    {
                        "summary": "Personen vill inte ha hjälp",
                        "text": (
                            "<p>Du kan få stöd ändå. Ingen kan tvinga fram en vilja att ändra sig. Men du "
                            "kan bli tryggare, och du kan lära dig hur du finns kvar utan att själv ta skada.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Är du i fara, eller tänker du på att ta ditt liv? Ring 112. Det gäller också om du är "
                "rädd för vad någon annan ska göra mot sig själv."
            ),
        },
        "more_contacts": ["mottagning-barn", "orostelefonen", "socialjour"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "andra-sprak",
        "parent": "orolig",
        "slug": "andra-sprak",
        "title": "På andra språk, lättläst och teckenspråk",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": "Säg vilket språk du vill tala när du ringer, så hjälper vi dig att få en tolk.",
        "contact": "servicecenter",
        "intro": (
            "<p>Du behöver inte kunna svenska för att få hjälp. Säg namnet på ditt språk, på svenska "
            "eller engelska. Du behöver inte säga vem du är.</p>"
        ),
        "steps_title": "Så får du en tolk",
        "steps": [
            {
                "title": "Säg ditt språk",
                "text": "Säg till exempel ”arabiska, tack”. Du behöver inte säga mer på svenska.",
            },
            {
                "title": "Vänta på tolken",
                "text": "Ibland behöver vi ringa upp dig. Säg till om det finns tider då vi inte ska ringa.",
            },
            {
                "title": "Prata som vanligt",
                "text": "Tolken översätter det som sägs. Tolken har också tystnadsplikt.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Språk på den här webbplatsen</h2>"
                "<p>Sidorna finns på svenska, på lättläst svenska och på engelska. Lättläst är kortare "
                "och har enklare ord. Finns inte ditt språk här? Ring, så tar vi det med tolk.</p>"
                "<h2>Teckenspråk</h2>"
                "<p>Vill du ha en tolk på teckenspråk? Säg det när ni bestämmer tid för ett möte. Kan du "
                "inte ringa? Be någon du litar på ringa åt dig. Du kan också fråga i receptionen i "
                "kommunhuset. Vi har inga filmer på teckenspråk ännu.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Kan mitt barn tolka åt mig?",
                        "text": (
                            "<p>Låt inte ett barn tolka. Barn ska slippa bära det som är svårt. Be om en "
                            "tolk i stället.</p>"
                        ),
                    },
                    {
                        "summary": "Jag vill inte möta en tolk som känner mig",
                        "text": (
                            "<p>Säg det till oss. Du kan be om en annan tolk. Du kan också be att tolken "
                            "inte får veta vad du heter.</p>"
                        ),
                    },
                    {
                        "summary": "Jag har svårt att läsa",
                        "text": (
                            "<p>Ring, så berättar vi vad som står på sidan. Du kan också låta telefonen "
                            "läsa upp texten.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": "Ring direkt. Säg var du är och vilket språk du talar. Du behöver inte tala svenska.",
        },
        "more_contacts": ["mottagning-barn", "mottagning-vuxen"],
        "privacy": HIDE,
        "secrecy": SECRECY,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "lamna-rorelse",
        "parent": None,
        "slug": "lamna-rorelse",
        "title": "Vill du lämna en rörelse?",
        "menu": True,
        "menu_title": "Lämna en rörelse",
        "kind": "exit_extremism",
        "answer": "Du kan få hjälp att lämna en våldsbejakande rörelse, i din egen takt.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>Kanske har du funderat länge. Kanske började det i går. Du kan ringa innan du har bestämt "
            "dig, och du behöver inte berätta allt. Att du vill bort gör dig inte till ett ärende för "
            "polisen.</p>"
            "<p>Är du under 18 år finns det en egen grupp för dig. Numret står längre ner.</p>"
        ),
        "steps_title": "Så går det till",
        "steps": [
            {
                "title": "Du ringer",
                "text": "Säg bara att du vill prata om att lämna. Ditt namn kan du vänta med.",
            },
            {
                "title": "Vi träffas där du är trygg",
                "text": (
                    "Vi talar om vad du behöver och vad du är rädd för. Du bestämmer vilka andra som får vara med."
                ),
            },
            {
                "title": "Du får en egen plan",
                "text": "Vi skriver den ihop och ändrar den när livet ändras. Du kan avbryta när du vill.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vad kan du få hjälp med?</h2>"
                "<p>Att lämna är mer än att sluta träffa några människor. Man kan förlora vänner, vanor "
                "och en mening med dagarna. Därför handlar stödet om hela livet:</p>"
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
                            "<p>Du kan få stöd ändå. Vi är inte poliser, men stödet tar inte bort "
                            "ansvaret för det som har hänt. Fråga oss om tystnadsplikten och dess "
                            "undantag innan du berättar.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag ångrar mig?",
                        "text": "<p>Du får avbryta stödet, och du är välkommen tillbaka när du vill.</p>",
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
            "<p>Delar du telefon, dator eller konto med någon? Då kan historiken synas för båda. Ta bort "
            "den här sidan ur historiken, men inte hela. En tom historik kan märkas.</p>"
            "<p>Kan någon i rörelsen se var din telefon är? Lämna den hemma när du ska träffa oss.</p>"
        ),
        "secrecy": SECRECY_EXIT,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "lamna-gang",
        "parent": None,
        "slug": "lamna-gang",
        "title": "Vill du lämna ett gäng?",
        "menu": True,
        "menu_title": "Lämna ett gäng",
        "kind": "exit_gang",
        "answer": "Du kan få hjälp att lämna ett gäng eller ett kriminellt nätverk, också om du är hotad.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>I en del gäng straffas den som vill lämna. Du kanske har skulder, eller är rädd för vad "
            "som kan hända din familj. Därför börjar vi med din säkerhet. Berätta så mycket eller så lite "
            "du vill.</p>"
            "<p>Är du under 18 år finns det en egen grupp för dig. Numret står längre ner.</p>"
        ),
        "steps_title": "Så går det till",
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
                "<p>Du som är med i ett gäng, du som gör tjänster åt ett och du som håller på att dras "
                "in. Du behöver inte ha lämnat redan, och du behöver inte ha bestämt dig.</p>"
                "<h2>Gör inget på egen hand</h2>"
                "<p>Berätta inte för gänget att du ska gå innan du har pratat med oss. Ring innan du "
                "lämnar tillbaka saker eller betalar skulder. Det är tryggare att planera i lugn och ro "
                "än att behöva fly.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag prata med polisen?",
                        "text": (
                            "<p>Du väljer själv om du vill göra en anmälan. Är du hotad kan polisen "
                            "behöva vara med för att skydda dig. Om det går säger vi till dig först.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har gjort något brottsligt?",
                        "text": (
                            "<p>Du kan få stöd ändå. Ansvaret för det som har hänt finns kvar. Fråga oss "
                            "om tystnadsplikten och dess undantag innan du berättar om brott.</p>"
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
            "<p>Delar du telefon, dator eller konto med någon? Då kan historiken synas för båda. Ta bort "
            "den här sidan ur historiken, men inte hela. En tom historik kan märkas.</p>"
            "<p>Stäng av platsdelningen i telefonen när du ska träffa oss.</p>"
        ),
        "secrecy": SECRECY_EXIT,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
]
