"""The support pages in easy Swedish: one thought to a sentence, and a sentence to a line."""

HIDE = (
    "<p>På sidan finns en knapp.<br/>"
    "På knappen står det ”Lämna sidan snabbt”.<br/>"
    "Den tar dig till en annan sida.</p>"
    "<p>Telefonen kommer ihåg vilka sidor du har läst.<br/>"
    "Det kallas historik.<br/>"
    "Du kan ta bort den här sidan ur historiken.<br/>"
    "Det går också att läsa i ett privat fönster.<br/>"
    "Då sparas sidan inte i historiken.</p>"
    "<p>Delar du telefon eller dator med någon?<br/>"
    "Då kan den personen se vad du har läst.</p>"
    "<p>Numret du ringer kan synas i telefonen.<br/>"
    "Det kan också synas på räkningen.<br/>"
    "Låna en annan telefon om du vill.</p>"
)

SECRECY = (
    "Du behöver inte säga vem du är. Vi får inte berätta för andra vad du säger. Men vi måste hjälpa till "
    "om ett barn kan fara illa. Vi måste också göra något om någons liv är i fara."
)

SECRECY_CHILD = (
    "Du kan få råd utan att säga vem det gäller. Vi får inte berätta för andra vad du säger. Men vi måste "
    "hjälpa till om ett barn kan fara illa."
)

SECRECY_EXIT = (
    "Du behöver inte säga vem du är första gången. Vi får inte berätta för andra vad du säger. Det finns "
    "undantag. Vi måste göra något om någons liv är i fara."
)

FRONT = {
    "title": "Är du orolig för någon?",
    "subtitle": "Du behöver inte vara säker.",
    "lead": (
        "Tycker någon du känner att våld är rätt? Då kan du ringa till oss. Du behöver inte säga vad du "
        "heter. Vi hjälper dig att tänka."
    ),
    "doors": [
        {
            "key": "orolig",
            "title": "Är du orolig för någon?",
            "text": "För dig som är förälder, syskon, partner, vän eller granne.",
        },
        {
            "key": "lamna-rorelse",
            "title": "Vill du sluta i en rörelse?",
            "text": "För dig som är med i en grupp som vill ändra samhället med våld.",
        },
        {
            "key": "lamna-gang",
            "title": "Vill du sluta i ett gäng?",
            "text": "För dig som är med i ett gäng som gör brott.",
        },
    ],
    "steps_title": "Vad händer när du ringer?",
    "steps": [
        {
            "title": "Någon lyssnar",
            "text": "Du pratar med en person på socialtjänsten. Du bestämmer själv vad du säger.",
        },
        {
            "title": "Ni pratar om det som har hänt",
            "text": "Vad har du sett? Vad är du mest orolig för?",
        },
        {
            "title": "Du får hjälp",
            "text": "Du kan få ett råd. Du kan också få träffa någon.",
        },
    ],
    "memory_title": "Vi sparar inget om dig",
    "memory_text": (
        "<p>Vi sparar inget om ditt besök.<br/>"
        "Du behöver inte logga in.</p>"
        "<p>Använder någon annan samma telefon eller dator?<br/>"
        "Då kan den personen se vad du har läst.<br/>"
        "Varje sida berättar hur du kan dölja ditt besök.</p>"
    ),
}

PAGES = [
    {
        "key": "orolig",
        "parent": None,
        "slug": "orolig-for-nagon",
        "title": "Är du orolig för någon du känner?",
        "menu": True,
        "menu_title": "Orolig för någon",
        "kind": "relative",
        "answer": "Ring och berätta vad du har sett. Vi hjälper dig att tänka.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Kanske är du orolig för din son.<br/>"
            "Kanske är det din syster eller din vän.<br/>"
            "Personen kanske tycker att våld är rätt.<br/>"
            "Många skäms eller är rädda.<br/>"
            "Det är bra att be om hjälp.</p>"
            "<p>Har personen fyllt 18 år?<br/>"
            "Då ringer du mottagningen för vuxna.<br/>"
            "Numret finns längre ner.</p>"
        ),
        "steps_title": "Det här kan du göra nu",
        "steps": [
            {
                "title": "Var kvar",
                "text": "Ring, skriv eller bjud på mat. Visa att du finns.",
            },
            {
                "title": "Fråga och lyssna",
                "text": "Be personen berätta. Säg vad du är rädd för.",
            },
            {
                "title": "Ta hjälp",
                "text": "Skriv upp vad du har sett. Ring sedan till oss.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Du behöver inte veta säkert</h2>"
                "<p>Det räcker att något känns fel.<br/>"
                "Du får säga att du inte vet.</p>"
                "<p>Längre ner finns fler sidor.<br/>"
                "Läs det du behöver just nu.</p>"
                "<h2>Om personen är vuxen</h2>"
                "<p>En vuxen bestämmer själv om hen vill ha hjälp.<br/>"
                "Men du kan få hjälp ändå.</p>",
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Är du rädd att någon ska skada en annan människa?\n"
                "Har personen vapen?\n"
                "Ring direkt.\n"
                "Du får ringa även om du är osäker."
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
        "slug": "nagon-blir-annorlunda",
        "title": "När någon blir annorlunda",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": "Tänk på hur personen var förut. Ring oss om mycket har blivit annorlunda.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Det finns ingen lista med säkra tecken.<br/>"
            "Människor är olika.<br/>"
            "Men du känner personen.<br/>"
            "Du vet hur hen var förut.</p>"
        ),
        "steps_title": "Så kan du tänka",
        "steps": [
            {
                "title": "Jämför med förut",
                "text": "Vad är nytt? När började det?",
            },
            {
                "title": "Det kan vara något annat",
                "text": "Kanske är personen ledsen eller sjuk. Fråga hur hen mår.",
            },
            {
                "title": "Prata med oss",
                "text": "Berätta vad du har sett och hört.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Man får tycka olika</h2>"
                "<p>I Sverige får man tycka nästan vad man vill.<br/>"
                "Man får tro på vilken gud man vill, eller ingen.<br/>"
                "Man får vara arg på dem som bestämmer.<br/>"
                "Kläder och tro säger inget om våld.</p>"
                "<h2>När det handlar om våld</h2>"
                "<p>Tycker personen att det är rätt att skada andra?<br/>"
                "Säger hen att vissa människor är mindre värda?<br/>"
                "Har flera saker ändrats på kort tid?<br/>"
                "Då är det bra att prata med någon.</p>"
                "<h2>Det är inte ditt fel</h2>"
                "<p>Det kan gå fort.<br/>"
                "Det kan vara svårt att se.<br/>"
                "Men det går att ändra.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Ska jag läsa i personens telefon?",
                        "text": (
                            "<p>Det är bäst att fråga först.<br/>"
                            "Annars kan personen sluta lita på dig.<br/>"
                            "Har du ett litet barn?<br/>"
                            "Då kan ni titta i telefonen ihop.</p>"
                        ),
                    },
                    {
                        "summary": "Jag har sett något hemskt på nätet",
                        "text": (
                            "<p>Skicka det inte till andra.<br/>"
                            "Berätta för oss vad du har sett.<br/>"
                            "Ring polisen om det är ett hot.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har fel?",
                        "text": "<p>Det gör inget.<br/>Du har visat att du bryr dig.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Har personen hotat någon?\nHar personen vapen?\nRing direkt.\nDu får ringa även om du är osäker."
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
        "slug": "sa-pratar-du",
        "title": "Så pratar du med personen",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": "Prata när det är lugnt. Fråga och lyssna.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Det är inte viktigt att få rätt.<br/>"
            "Det viktiga är att ni kan prata igen i morgon.<br/>"
            "Många blir tysta om någon tjatar.<br/>"
            "Det är lättare att prata om någon lyssnar.</p>"
        ),
        "steps_title": "Så kan du börja",
        "steps": [
            {
                "title": "Gör något ihop",
                "text": "Laga mat eller gå ut och gå. Då är det lättare att prata.",
            },
            {
                "title": "Fråga en sak i taget",
                "text": "Vänta på svaret. Lyssna länge.",
            },
            {
                "title": "Säg vad du känner",
                "text": "Börja med ordet jag. Säg till exempel: ”Jag är rädd.”",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Det här kan du säga</h2>"
                "<ul><li>”När började du tänka på det här?”</li>"
                "<li>”Vad är bra med dina nya vänner?”</li>"
                "<li>”Jag blir rädd när du säger så.”</li>"
                "<li>”Vi tycker olika. Jag tycker om dig ändå.”</li></ul>"
                "<h2>Du får säga stopp</h2>"
                "<p>Du kan tycka om en person och säga nej till hot.<br/>"
                "Säg: ”Jag tycker om dig.”<br/>"
                "Säg också: ”Här hemma hotar vi ingen.”</p>"
                "<p>Blir någon annan ledsen eller rädd?<br/>"
                "Hjälp den personen först.</p>"
                "<h2>Lova inte för mycket</h2>"
                "<p>Lova inte att allt ska vara hemligt.<br/>"
                "Någon kan vara i fara.<br/>"
                "Då måste du kunna berätta.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Ska jag visa att personen har fel?",
                        "text": "<p>Vänta med det.<br/>Fråga först: ”Hur vet du det?”</p>",
                    },
                    {
                        "summary": "Om personen inte svarar?",
                        "text": "<p>Det är okej.<br/>Försök igen en annan dag.</p>",
                    },
                    {
                        "summary": "Om vi börjar bråka?",
                        "text": "<p>Ta en paus.<br/>Prata igen i morgon.<br/>Gå därifrån om du är rädd.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": "Är någon i fara?\nGå därifrån och ring.",
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
        "slug": "vem-kan-du-ringa",
        "title": "Vem kan du ringa?",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": (
            "Ring socialtjänsten på dagen. Ring socialjouren på kvällen och på helgen. Ring 112 om det är fara."
        ),
        "contact": "servicecenter",
        "intro": (
            "<p>Vet du inte vem du ska ringa?<br/>"
            "Ring Servicecenter.<br/>"
            "De hjälper dig till rätt person.<br/>"
            "Du behöver inte säga vad du heter.</p>"
        ),
        "steps_title": "Tre frågor",
        "steps": [
            {
                "title": "Är det fara just nu?",
                "text": "Ring 112.",
            },
            {
                "title": "Hur gammal är personen?",
                "text": (
                    "Är personen yngre än 18 år? Ring mottagningen barn, unga och familj. Har personen "
                    "fyllt 18 år? Ring mottagningen för vuxna."
                ),
            },
            {
                "title": "Är det kväll eller helg?",
                "text": "Ring socialjouren om det är bråttom.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Socialtjänsten</h2>"
                "<p>Socialtjänsten hjälper människor som har det svårt.<br/>"
                "De får inte berätta för andra vad du säger.</p>",
            ),
            ("contact", "mottagning-barn"),
            ("contact", "mottagning-vuxen"),
            ("contact", "socialjour"),
            ("text", "<h2>Andra som lyssnar</h2><p>De här jobbar inte i kommunen.</p>"),
            ("contact", "orostelefonen"),
            ("contact", "exit"),
            (
                "text",
                "<h2>Polisen</h2>"
                "<p>Hit ringer du om det kan vänta.<br/>"
                "Du kan tipsa eller göra en anmälan.<br/>"
                "En anmälan är att berätta om ett brott.</p>",
            ),
            ("contact", "polisen-11414"),
            (
                "accordion",
                [
                    {
                        "summary": "Vill du sluta i en rörelse?",
                        "text": "<p>Läs sidan ”Vill du sluta vara med i en rörelse?”.</p>",
                    },
                    {
                        "summary": "Vill du sluta i ett gäng?",
                        "text": "<p>Läs sidan ”Vill du sluta vara med i ett gäng?”.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": "Är någon i fara?\nHänder det ett brott just nu?\nRing direkt.",
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
        "slug": "vad-hander-nar-du-ringer",
        "title": "Vad händer när du ringer?",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": (
            "En person på socialtjänsten lyssnar och ställer frågor. Ni bestämmer ihop vad som är bra att göra."
        ),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Det kan kännas svårt att ringa.<br/>"
            "Du kan säga så här:<br/>"
            "”Jag är orolig för någon.<br/>"
            "Jag vet inte vad jag ska göra.”</p>"
        ),
        "steps_title": "Så går det till",
        "steps": [
            {
                "title": "Du berättar",
                "text": "Du bestämmer om du vill säga några namn.",
            },
            {
                "title": "Vi frågar",
                "text": "Hur gammal är personen? Vad har hänt? Är någon i fara?",
            },
            {
                "title": "Vi bestämmer ihop",
                "text": "Du kan få ett råd. Du kan också få träffa någon.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Innan du säger ett namn</h2>"
                "<p>Du kan få råd utan att säga vem det gäller.<br/>"
                "Då gör vi inget mer.</p>"
                "<p>Säger du namnet på ett barn som kan fara illa?<br/>"
                "Då måste vi hjälpa barnet.<br/>"
                "Fråga oss om det först.</p>"
                "<p>Fråga också vad vi skriver ner.<br/>"
                "Fråga vem som får läsa det.</p>"
                "<h2>Vad kan vi lova?</h2>"
                "<p>Vi lovar att lyssna på dig.<br/>"
                "Vi kan inte lova att personen slutar.<br/>"
                "Har vi kontakt med en annan vuxen?<br/>"
                "Vi får bara berätta det om den vuxna säger ja.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Hur lång tid tar det?",
                        "text": ("<p>Ungefär 20 minuter.<br/>Du kan sluta när du vill.<br/>Du får ringa igen.</p>"),
                    },
                    {
                        "summary": "Ringer ni polisen?",
                        "text": (
                            "<p>Vi ringer inte polisen för att du ber om råd.<br/>"
                            "Vi kan behöva göra det om någons liv är i fara.<br/>"
                            "Fråga oss om du är orolig för det.</p>"
                        ),
                    },
                    {
                        "summary": "Kan jag få träffa någon?",
                        "text": "<p>Ja, säg det när du ringer.</p>",
                    },
                    {
                        "summary": "Om jag ringer i mitt jobb?",
                        "text": (
                            "<p>Då gäller andra regler.</p>"
                            "<p>Jobbar du med barn?<br/>"
                            "Ring direkt om du misstänker att ett barn kan behöva skydd.<br/>"
                            "Då måste du anmäla det till socialtjänsten.<br/>"
                            "Säg vem du är.</p>"
                            "<p>Gäller det en vuxen?<br/>"
                            "Prata med din chef först.<br/>"
                            "Fråga vad du får berätta.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": "Vänta inte tills vi öppnar.\nRing 112 direkt.",
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
        "slug": "yngre-an-18",
        "title": "Om personen är yngre än 18 år",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": "Ring socialtjänsten. Hela familjen kan få hjälp.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Du får ringa om du är orolig för ett barn.<br/>"
            "Det får alla göra.<br/>"
            "Du behöver inte vara säker.</p>"
            "<p>Är du mamma eller pappa?<br/>"
            "Du kan få råd utan att säga barnets namn.</p>"
        ),
        "steps_title": "Det här kan du göra nu",
        "steps": [
            {
                "title": "Ring och fråga",
                "text": "Säg om du bara vill ha råd.",
            },
            {
                "title": "Berätta vad du har sett",
                "text": "Säg när det var. Säg vad barnet sa.",
            },
            {
                "title": "Prata med ditt barn",
                "text": "Säg att du har bett om hjälp. Gör det om det känns tryggt.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vad gör socialtjänsten?</h2>"
                "<p>Du kan göra en anmälan om ett barn.<br/>"
                "Det betyder att du ber socialtjänsten hjälpa barnet.<br/>"
                "Det är inget straff.</p>"
                "<p>Socialtjänsten tar reda på om barnet behöver hjälp.<br/>"
                "De pratar ofta med barnet och med föräldrarna.</p>"
                "<h2>Vilken hjälp kan ni få?</h2>"
                "<p>Ni kan få prata med någon.<br/>"
                "Ni kan få råd.<br/>"
                "Ni kan få hjälp att prata med skolan.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Får familjen veta att jag har ringt?",
                        "text": (
                            "<p>Du behöver inte säga ditt namn.<br/>"
                            "Säger du ditt namn kan familjen få veta det.<br/>"
                            "Fråga oss om det först.</p>"
                        ),
                    },
                    {
                        "summary": "Jobbar du med barn?",
                        "text": (
                            "<p>Kanske misstänker du att ett barn behöver skydd.<br/>"
                            "Då måste du anmäla det direkt till socialtjänsten.<br/>"
                            "Säg vad du heter och var du jobbar.</p>"
                        ),
                    },
                    {
                        "summary": "Vill barnet sluta i en rörelse?",
                        "text": "<p>Läs sidan ”Vill du sluta vara med i en rörelse?”.</p>",
                    },
                    {
                        "summary": "Är det ett gäng?",
                        "text": "<p>Läs sidan ”Vill du sluta vara med i ett gäng?”.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om ett barn är i fara",
            "text": "Är barnet hotat?\nKan barnet skada någon?\nÄr barnet borta?\nRing direkt.",
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
        "slug": "om-du-ar-radd",
        "title": "Om du är rädd",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": "Ring 112 om du eller någon annan är i fara.",
        "contact": "larm-112",
        "intro": (
            "<p>Du har rätt att vara trygg.<br/>"
            "Du får ringa även om du är osäker.<br/>"
            "Den som hotar gör fel.<br/>"
            "Det gäller även någon du tycker om.</p>"
        ),
        "steps_title": "Gör så här",
        "steps": [
            {
                "title": "Gå till en säker plats",
                "text": "Gå dit där det finns andra människor.",
            },
            {
                "title": "Ring 112",
                "text": "Säg var du är. Säg vad som händer.",
            },
            {
                "title": "Berätta för någon",
                "text": "Ring polisen eller socialjouren efteråt.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>När faran är över</h2>"
                "<p>Har någon hotat dig?<br/>"
                "Spara sms och annat du har fått.<br/>"
                "Skriv upp dag och tid.<br/>"
                "Du kan berätta för polisen.<br/>"
                "Du kan också ringa oss.</p>"
                "<h2>Tror du att någon tänker göra något farligt?</h2>"
                "<p>Ring polisen direkt.<br/>"
                "Du får ringa även om du är osäker.<br/>"
                "Andra kan få läsa det du säger till polisen.<br/>"
                "Fråga om det innan du säger ditt namn.</p>"
                "<h2>Är du rädd för någon hemma?</h2>"
                "<p>Tänk ut vem du kan gå till.<br/>"
                "Det ska gå även mitt i natten.<br/>"
                "Ladda din telefon.<br/>"
                "Barn ska inte behöva stoppa någon som bråkar.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag anmäla?",
                        "text": (
                            "<p>En anmälan är att berätta om ett brott för polisen.<br/>"
                            "Ofta bestämmer du själv.<br/>"
                            "Du kan få hjälp av socialtjänsten ändå.</p>"
                        ),
                    },
                    {
                        "summary": "Är du hotad för att du vill sluta?",
                        "text": (
                            "<p>Ring 112 om du är i fara.</p>"
                            "<p>Är det en rörelse?<br/>"
                            "Läs sidan ”Vill du sluta vara med i en rörelse?”.</p>"
                            "<p>Är det ett gäng?<br/>"
                            "Läs sidan ”Vill du sluta vara med i ett gäng?”.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 nu om det är fara",
            "text": "Vänta inte på någon annan.\nRing själv.",
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
        "slug": "hjalp-till-dig",
        "title": "Hjälp till dig och till syskon",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": "Du får ringa för din egen skull. Syskon kan också få hjälp.",
        "contact": "mottagning-vuxen",
        "intro": (
            "<p>Det är jobbigt att vara orolig.<br/>"
            "Kanske sover du dåligt.<br/>"
            "Kanske skäms du.<br/>"
            "Det är inte ditt fel.</p>"
        ),
        "steps_title": "Det här kan du göra",
        "steps": [
            {
                "title": "Prata med någon",
                "text": "Välj en person du litar på.",
            },
            {
                "title": "Vila",
                "text": "Ät och sov. Gör något du tycker om.",
            },
            {
                "title": "Ring oss",
                "text": "Säg att du själv behöver hjälp.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Syskon</h2>"
                "<p>Syskon ser ofta mer än de säger.<br/>"
                "De kan vara rädda eller arga.<br/>"
                "Fråga hur de mår.<br/>"
                "Gör något roligt ihop.<br/>"
                "Syskon ska inte behöva ha hemligheter.</p>"
                "<h2>Är du barn?</h2>"
                "<p>Du får ringa mottagningen barn, unga och familj själv.<br/>"
                "Du behöver inte fråga en vuxen först.<br/>"
                "De vuxna ska lösa det här.</p>"
                "<h2>Är ni två föräldrar?</h2>"
                "<p>Ni får tycka olika.<br/>"
                "Bestäm en sak som gäller hemma.<br/>"
                "Ni kan säga: ”Här hotar vi ingen.”</p>"
                "<h2>Är du partner, vän eller granne?</h2>"
                "<p>Du kan också få råd.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Jag skäms",
                        "text": (
                            "<p>Det gör många.<br/>"
                            "Vi tycker inte illa om dig.<br/>"
                            "Det blir ofta lättare när man pratar.</p>"
                        ),
                    },
                    {
                        "summary": "Personen vill inte ha hjälp",
                        "text": "<p>Du kan få hjälp ändå.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om det är fara",
            "text": (
                "Är du i fara?\nVill du inte leva längre?\nÄr du rädd att någon annan ska ta sitt liv?\nRing direkt."
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
        "key": "lamna-rorelse",
        "parent": None,
        "slug": "sluta-i-en-rorelse",
        "title": "Vill du sluta vara med i en rörelse?",
        "menu": True,
        "menu_title": "Sluta i en rörelse",
        "kind": "exit_extremism",
        "answer": "Du kan få hjälp att sluta. Du bestämmer själv hur fort det går.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>Den här sidan handlar om våldsbejakande rörelser.<br/>"
            "Det är grupper som vill ändra samhället med våld.</p>"
            "<p>Du får ringa även om du är osäker.<br/>"
            "Du behöver inte berätta allt.<br/>"
            "Det är inget brott att vilja sluta.</p>"
            "<p>Är du yngre än 18 år?<br/>"
            "Då finns det en egen grupp för dig.<br/>"
            "Numret finns längre ner.</p>"
        ),
        "steps_title": "Så går det till",
        "steps": [
            {
                "title": "Du ringer",
                "text": "Säg att du vill prata om att sluta. Du kan vänta med ditt namn.",
            },
            {
                "title": "Vi träffas",
                "text": "Vi träffas där du är trygg. Du bestämmer vilka andra som får vara med.",
            },
            {
                "title": "Du får en plan",
                "text": "Vi skriver den ihop. Du kan säga nej till hjälpen när du vill.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vad kan du få hjälp med?</h2>"
                "<ul><li>familj och vänner</li>"
                "<li>jobb eller skola</li>"
                "<li>någonstans att bo</li>"
                "<li>vård</li>"
                "<li>skydd, om någon hotar dig.</li></ul>"
                "<p>Du bestämmer om du vill ha hjälp.<br/>"
                "Du får ha dina åsikter.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag berätta om andra?",
                        "text": (
                            "<p>Nej.<br/>Vi pratar om dig.<br/>Vi samlar inte in något om rörelsen.<br/>Polisen "
                            "utreder brott. Det gör inte vi.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har gjort ett brott?",
                        "text": (
                            "<p>Du kan få hjälp ändå.<br/>"
                            "Men du har fortfarande ansvar för det du har gjort.<br/>"
                            "Fråga oss innan du berättar.<br/>"
                            "Vi säger vad vi måste berätta för andra.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag ändrar mig?",
                        "text": "<p>Du får säga nej till hjälpen.<br/>Du är välkommen tillbaka när du vill.</p>",
                    },
                    {
                        "summary": "Jag känner någon som vill sluta",
                        "text": "<p>Du kan ringa samma nummer.</p>",
                    },
                    {
                        "summary": "Är det ett gäng?",
                        "text": "<p>Läs sidan ”Vill du sluta vara med i ett gäng?”.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om du är i fara",
            "text": "Har någon hotat dig eller din familj?\nRing direkt om det är bråttom.",
        },
        "more_contacts": ["sig-ung", "exit", "socialjour", "orostelefonen", "polisen-11414"],
        "privacy": (
            "<p>På sidan finns en knapp.<br/>"
            "På knappen står det ”Lämna sidan snabbt”.<br/>"
            "Den tar dig till en annan sida.</p>"
            "<p>Telefonen kommer ihåg vilka sidor du har läst.<br/>"
            "Det kallas historik.<br/>"
            "Du kan ta bort den här sidan ur historiken.<br/>"
            "Det går också att läsa i ett privat fönster.<br/>"
            "Då sparas sidan inte i historiken.</p>"
            "<p>Delar du telefon eller dator med någon?<br/>"
            "Då kan den personen se vad du har läst.</p>"
            "<p>Numret du ringer kan synas i telefonen.<br/>"
            "Det kan också synas på räkningen.<br/>"
            "Låna en annan telefon om du vill.</p>"
            "<p>Kan någon i rörelsen se var din telefon är?<br/>"
            "Lämna telefonen hemma när du träffar oss.</p>"
        ),
        "secrecy": SECRECY_EXIT,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "lamna-gang",
        "parent": None,
        "slug": "sluta-i-ett-gang",
        "title": "Vill du sluta vara med i ett gäng?",
        "menu": True,
        "menu_title": "Sluta i ett gäng",
        "kind": "exit_gang",
        "answer": "Du kan få hjälp att sluta. Du kan få hjälp även om någon hotar dig.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>Den här sidan handlar om gäng som gör brott.<br/>"
            "Ibland straffar gänget den som vill sluta.<br/>"
            "Därför pratar vi först om hur du blir trygg.</p>"
            "<p>Är du yngre än 18 år?<br/>"
            "Då finns det en egen grupp för dig.<br/>"
            "Numret finns längre ner.</p>"
        ),
        "steps_title": "Så går det till",
        "steps": [
            {
                "title": "Ring från en säker telefon",
                "text": "Säg att du vill prata om att sluta. Vi frågar om du är i fara.",
            },
            {
                "title": "Vi pratar om faran",
                "text": "Vem kan vara farlig för dig? Vad behöver du för att bli trygg?",
            },
            {
                "title": "Vi gör en plan",
                "text": "Den kan handla om bostad, jobb och skulder. Du bestämmer hur fort det går.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Vem kan få hjälp?</h2>"
                "<p>Du som är med i ett gäng.<br/>"
                "Du som gör saker åt ett gäng.<br/>"
                "Du som är på väg in i ett gäng.<br/>"
                "Du behöver inte ha bestämt dig.</p>"
                "<h2>Prata med oss först</h2>"
                "<p>Säg inget till gänget innan du har pratat med oss.<br/>"
                "Ring oss innan du lämnar tillbaka saker eller betalar skulder.<br/>"
                "Det är tryggare att göra en plan först.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Måste jag prata med polisen?",
                        "text": (
                            "<p>Du bestämmer själv om du vill göra en anmälan.<br/>"
                            "En anmälan är att berätta om ett brott.<br/>"
                            "Polisen kan behöva skydda dig.<br/>"
                            "Vi försöker säga det till dig först.</p>"
                        ),
                    },
                    {
                        "summary": "Om jag har gjort ett brott?",
                        "text": (
                            "<p>Du kan få hjälp ändå.<br/>"
                            "Men du har fortfarande ansvar för det du har gjort.<br/>"
                            "Fråga oss innan du berättar.<br/>"
                            "Vi säger vad vi måste berätta för andra.</p>"
                        ),
                    },
                    {
                        "summary": "Jag är förälder, syskon eller partner",
                        "text": (
                            "<p>Är ditt barn yngre än 18 år?<br/>"
                            "Ring mottagningen barn, unga och familj.<br/>"
                            "Är personen vuxen?<br/>"
                            "Ring mottagningen för vuxna.</p>"
                        ),
                    },
                    {
                        "summary": "Är det en rörelse som använder våld?",
                        "text": "<p>Läs sidan ”Vill du sluta vara med i en rörelse?”.</p>",
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Ring 112 om du är i fara",
            "text": (
                "Är någon efter dig?\nVet du att något ska hända?\nRing direkt.\nGå dit där det finns andra människor."
            ),
        },
        "more_contacts": ["sig-ung", "mottagning-barn", "mottagning-vuxen", "socialjour", "polisen-11414"],
        "privacy": (
            "<p>På sidan finns en knapp.<br/>"
            "På knappen står det ”Lämna sidan snabbt”.<br/>"
            "Den tar dig till en annan sida.</p>"
            "<p>Telefonen kommer ihåg vilka sidor du har läst.<br/>"
            "Det kallas historik.<br/>"
            "Du kan ta bort den här sidan ur historiken.<br/>"
            "Det går också att läsa i ett privat fönster.<br/>"
            "Då sparas sidan inte i historiken.</p>"
            "<p>Delar du telefon eller dator med någon?<br/>"
            "Då kan den personen se vad du har läst.</p>"
            "<p>Numret du ringer kan synas i telefonen.<br/>"
            "Det kan också synas på räkningen.<br/>"
            "Låna en annan telefon om du vill.</p>"
            "<p>Telefonen kan visa andra var du är.<br/>"
            "Stäng av det när du ska träffa oss.</p>"
        ),
        "secrecy": SECRECY_EXIT,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
]
