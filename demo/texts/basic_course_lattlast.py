"""The basic course in easy Swedish: one thought to a sentence, a sentence to a line. The key is the Swedish slug."""

COURSE = {
    "slug": "grundutbildning-lattlast",
    "title": "Våldsbejakande extremism: se, prata och gör rätt",
    "summary": (
        "Du får veta vad våldsbejakande extremism är. Du får öva på att se när någon ändras och på att "
        "prata om det. Sedan går vi igenom kommunens rutin, ett steg i taget."
    ),
    "goals": [
        "se skillnad på våldsbejakande extremism och starka åsikter",
        "berätta vad du ser och hör utan att döma någon",
        "ha ett öppet samtal och säga stopp",
        "följa rutinen och säga vem som bestämmer i varje steg",
        "visa var anhöriga och den som vill lämna kan få hjälp",
    ],
    "lessons": [
        {
            "key": "vad-ar-valdsbejakande-extremism",
            "slug": "vad-betyder-valdsbejakande-extremism",
            "title": "Vad betyder våldsbejakande extremism?",
            "goal": "Du ser skillnad på våldsbejakande extremism och starka åsikter. Du kan nämna de tre miljöerna.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Alla får tycka vad de vill.<br/>"
                    "Men ibland använder någon våld för en idé.<br/>"
                    "Ibland hotar någon med våld.<br/>"
                    "Ibland vill någon att andra ska använda våld.<br/>"
                    "Då kallas det våldsbejakande extremism.</p>"
                    "<p>Hur märker du skillnaden på jobbet?</p>",
                ),
                (
                    "case",
                    {
                        "title": "Två besök i receptionen",
                        "text": (
                            "<p>Leila arbetar i receptionen i kommunhuset.<br/>"
                            "På måndagen kommer en man dit.<br/>"
                            "Han är mycket arg.<br/>"
                            "Det gäller ett hus som han vill bygga.<br/>"
                            "Alla i kommunstyrelsen borde sluta, säger han.<br/>"
                            "Sedan slår han igen dörren hårt.</p>"
                            "<p>På torsdagen kommer en kvinna.<br/>"
                            "Hon har många flygblad med sig.<br/>"
                            "Ett flygblad är ett papper som man delar ut.<br/>"
                            "Det är ingen mening med att rösta, säger hon.<br/>"
                            "Hon och hennes vänner ska göra något själva.<br/>"
                            "”Fråga politikerna om de har barn”, säger hon till Leila.</p>"
                            "<p>Leila känner direkt att besöken är olika.<br/>"
                            "Men vad är skillnaden?</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Det är våldet som gör skillnad</h2>"
                    "<p>Mannen är arg.<br/>"
                    "Det får han vara.<br/>"
                    "Han vill att andra ska bestämma.<br/>"
                    "Det får man vilja i en demokrati.</p>"
                    "<p>Kvinnan gör något annat.<br/>"
                    "Hon vill inte ha demokrati.<br/>"
                    "Det hon säger om barn låter som ett hot.<br/>"
                    "Så kan det låta när någon vill ändra samhället med våld.<br/>"
                    "Leila berättar för sin chef direkt.<br/>"
                    "Ett hot ska inte vänta.</p>"
                    "<p>I Ekvalla säger vi att våldsbejakande extremism är tre saker ihop:</p>"
                    "<ul><li>Någon använder våld, hotar med våld eller uppmuntrar andra till våld.</li>"
                    "<li>Det är för en idé om politik eller religion.</li>"
                    "<li>De som gör det vill inte ändra samhället genom demokrati.</li></ul>"
                    "<p>Det kan vara en person eller en grupp.</p>"
                    "<h2>Tre miljöer</h2>"
                    "<p>En miljö är här människor och grupper med samma idéer.<br/>"
                    "I Sverige brukar man tala om tre miljöer:</p>"
                    "<ul><li>den högerextrema, som också kallas vit makt-miljön</li>"
                    "<li>den vänsterextrema, som också kallas den autonoma miljön</li>"
                    "<li>den islamistiska.</li></ul>"
                    "<p>De vill olika saker.<br/>"
                    "Men ingen av dem vill ändra samhället genom demokrati.<br/>"
                    "Några människor är med i en grupp.<br/>"
                    "Andra gör saker på egen hand.</p>"
                    "<p>Kom ihåg det viktigaste.<br/>"
                    "Man kan tycka som högern eller som vänstern.<br/>"
                    "Man kan vara muslim.<br/>"
                    "Det har inget med våld att göra.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Får man säga vad man vill?",
                        "text": (
                            "<p>Det är inget brott att ha en extrem åsikt.<br/>"
                            "Men det kan vara ett brott att säga den.<br/>"
                            "Ett exempel är hets mot folkgrupp.<br/>"
                            "Det kan vara att sprida hot mot människor för deras tro.<br/>"
                            "Du behöver inte veta om något är ett brott.<br/>"
                            "Det bestämmer polis, åklagare och domstol.</p>"
                        ),
                    },
                ),
                (
                    "fact",
                    {
                        "title": "När gör kommunen något?",
                        "text": (
                            "<p>Kommunen ger stöd när det finns våld.<br/>"
                            "Kommunen ger också stöd när det finns risk för våld.<br/>"
                            "Vi skriver inte upp vad människor tycker.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Har du mött någon på jobbet som var mycket arg men inte farlig? Hur förstod du det?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism 2023",
                            "detail": "Enskede-Årsta-Vantörs stadsdelsnämnd i Stockholm, 2022. Om miljöerna.",
                        },
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism",
                            "detail": "Katrineholms kommun, 2016. Om vad orden betyder.",
                        },
                        {
                            "title": "Regeringens skrivelse 2023/24:56",
                            "detail": "En plan för hela landet, 2024. Förebygga, förhindra, skydda och hantera.",
                        },
                    ],
                ),
                ("contact", "samordnare"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Samordnaren kan mer om det här och ger dig råd.<br/>"
                            "Spara numret i din telefon.<br/>"
                            "Berätta för en kollega att du har gjort det.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "hur-dras-nagon-in",
            "slug": "hur-kommer-nagon-med",
            "title": "Hur kommer någon med i en rörelse?",
            "goal": "Du kan berätta att radikalisering sker i steg och har flera orsaker.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Ingen blir extremist på en dag.<br/>"
                    "Det sker i många steg.<br/>"
                    "Nästan alltid finns det tillfällen att ändra sig.<br/>"
                    "Därför är det viktigt vem man möter.<br/>"
                    "Det kan bli du.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Torsdagarna på fritidsgården",
                        "text": (
                            "<p>Noel är 15 år.<br/>"
                            "Han har spelat pingis på fritidsgården i två år.<br/>"
                            "Han kom dit varje torsdag.<br/>"
                            "I höstas flyttade hans pappa.<br/>"
                            "Noel fick inte heller vara kvar i fotbollslaget.<br/>"
                            "Nu sitter han mest med mobilen.</p>"
                            "<p>Jasmin är ledare på fritidsgården.<br/>"
                            "”Jag har bättre vänner på nätet”, säger Noel till henne.<br/>"
                            "”De fattar vilka det är som förstör allt.”<br/>"
                            "Jasmin frågar vilka han menar.<br/>"
                            "”Du får väl se”, säger Noel.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Det finns flera orsaker</h2>"
                    "<p>Radikalisering är ett ord som du kan få höra.<br/>"
                    "Det är när någon steg för steg börjar tycka att våld är rätt.<br/>"
                    "Det finns aldrig bara en orsak.<br/>"
                    "Det handlar om personen själv.<br/>"
                    "Det handlar också om det som händer runt personen.<br/>"
                    "Så här kan det gå till:</p>"
                    "<ul><li>Något gör ont. Kanske har personen förlorat något eller är ensam. Kanske är något "
                    "orättvist.</li>"
                    "<li>Någon ger en förklaring. Den säger vem som är fienden.</li>"
                    "<li>En grupp ger det som saknas: vänner, respekt och något att göra.</li></ul>"
                    "<p>Tusen andra kan vara med om samma sak.<br/>"
                    "De går inte med i en rörelse.<br/>"
                    "Därför kan ingen räkna ut vem det blir.<br/>"
                    "Men du kan märka när en människa behöver mer stöd.</p>"
                    "<h2>Mycket händer på nätet</h2>"
                    "<p>Många möter rörelserna i chattar, spel och filmer.<br/>"
                    "Där skämtar man ofta.<br/>"
                    "Det kan kännas som att få vänner.<br/>"
                    "Ibland går det fort.<br/>"
                    "Det kan vara svårt för andra att se.</p>",
                ),
                (
                    "quote",
                    {
                        "text": "Jag kom inte för idéerna. Jag kom för att någon frågade hur jag mådde.",
                        "source": "Ung vuxen som har lämnat en rörelse, påhittat exempel",
                    },
                ),
                (
                    "fact",
                    {
                        "title": "Vanliga saker skyddar",
                        "text": (
                            "<p>Det kan vara en vuxen som bryr sig.<br/>"
                            "Det kan vara en skola som fungerar.<br/>"
                            "Det kan vara ett jobb.<br/>"
                            "Det kan vara en förening där någon frågar efter dig.<br/>"
                            "Du behöver inte kunna något om extrema idéer.<br/>"
                            "Du kan vara en del av skyddet ändå.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Vad kan Jasmin göra?</h2>"
                    "<p>Jasmin vet inte om Noel är på väg in i något.<br/>"
                    "Hon behöver inte veta det.<br/>"
                    "Hon ser en pojke som har förlorat mycket på kort tid.<br/>"
                    "Det här kan hon göra:</p>"
                    "<ul><li>fråga hur han mår</li>"
                    "<li>be honom komma till pingisen igen</li>"
                    "<li>berätta för sin chef.</li></ul>"
                    "<p>Misstänker Jasmin att Noel kan behöva skydd?<br/>"
                    "Då gör hon en orosanmälan genast.<br/>"
                    "Genast betyder direkt.<br/>"
                    "En orosanmälan går till socialtjänsten.<br/>"
                    "Den säger att ett barn kan behöva skydd.<br/>"
                    "Läs mer i avsnitt 5.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Tänk på dem du möter på jobbet. Hur märker ni att någon blir ensam? Vem hör av sig då?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": "Center mot våldsbejakande extremism, 2022, ändrat 2024. Kapitel 4.",
                        },
                        {
                            "title": "CVE:s konferens 2023",
                            "detail": "Center mot våldsbejakande extremism. Om det som händer på nätet.",
                        },
                        {
                            "title": "Säkerhetspolisens årsbok 2020",
                            "detail": "Den nämns i Enskede-Årsta-Vantörs plan för 2023.",
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Tänk på någon som är mer för sig själv än förut.<br/>"
                            "Fråga hur det är.<br/>"
                            "Ta dig tid att lyssna på svaret.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "att-lagga-marke-till-forandring",
            "slug": "att-se-nar-nagon-andras",
            "title": "Att se när någon ändras",
            "goal": "Du kan berätta vad du ser och hör utan att bestämma vem någon är.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Du möter ofta samma människor.<br/>"
                    "Därför märker du när något har blivit annorlunda.<br/>"
                    "Det är bra.<br/>"
                    "Men det är lätt att se fel.<br/>"
                    "Då kan någon bli misstänkt utan skäl.<br/>"
                    "Berätta därför vad du ser, utan att döma.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Lunchen på avdelning Björken",
                        "text": (
                            "<p>Marcus arbetar på en förskola.<br/>"
                            "Ella är fem år och går där.<br/>"
                            "Vid lunchen säger hon till ett annat barn:<br/>"
                            "”Du får inte bo här.<br/>"
                            "Storebror säger att såna som du ska bort.”<br/>"
                            "Marcus har hört liknande saker tre gånger sedan augusti.<br/>"
                            "Förut var Sami Ellas bästa vän.<br/>"
                            "Nu leker hon inte med Sami längre.</p>"
                            "<p>Efteråt säger en kollega:<br/>"
                            "”Jag har alltid tyckt att det är något med den familjen.<br/>"
                            "Har du sett hur de klär sig?”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Att se och att gissa</h2>"
                    "<p>Marcus vet vad Ella har sagt.<br/>"
                    "Han vet hur ofta hon har sagt det och till vem.<br/>"
                    "Det är sådant som han har sett och hört.<br/>"
                    "Kollegan gissar bara.<br/>"
                    "Hon tänker på kläder.<br/>"
                    "Gissningen hjälper ingen.</p>"
                    "<p>Ibland ser du något som får dig att undra.<br/>"
                    "Fråga då dig själv:</p>"
                    "<ul><li>Vad såg eller hörde jag, ord för ord?</li>"
                    "<li>När var det? Har det hänt förut?</li>"
                    "<li>Vad är annorlunda nu mot förut?</li>"
                    "<li>Kan det bero på något annat?</li></ul>"
                    "<p>Skriv kort om det som har hänt.<br/>"
                    "Tänk att personen själv ska läsa det en dag.<br/>"
                    "Skriv där ni brukar skriva på jobbet.<br/>"
                    "Skriv aldrig i en privat chatt.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Därför får du ingen lista med tecken",
                        "text": (
                            "<p>Det finns inget säkert tecken.<br/>"
                            "Religion, hudfärg och kläder säger inget om våld.<br/>"
                            "Vilket parti någon gillar säger inte heller något.<br/>"
                            "En symbol är en bild som betyder något.<br/>"
                            "Samma symbol kan betyda något ofarligt.<br/>"
                            "Grupper byter också symboler.<br/>"
                            "En enda sak räcker aldrig.<br/>"
                            "Stanna upp när någon ändras över tid.<br/>"
                            "Stanna upp när flera saker hör ihop.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>När du inte vet vem det är</h2>"
                    "<p>Ibland ser du något på en plats.<br/>"
                    "Det kan vara klotter, affischer eller flygblad.<br/>"
                    "Det kan vara ett hot i receptionen.<br/>"
                    "Skriv upp vad det var, var det var och när.<br/>"
                    "Säg till din chef.<br/>"
                    "Lägg inte ut bilder på nätet.<br/>"
                    "Då sprider du det som står där.</p>"
                    "<h2>Vad gör Marcus?</h2>"
                    "<p>Marcus pratar lugnt med kollegan.<br/>"
                    "Han ber henne att bara säga det hon har sett.<br/>"
                    "Samma dag pratar han med rektorn.</p>"
                    "<p>Misstänker Marcus att Ella kan behöva skydd?<br/>"
                    "Då gör han en orosanmälan genast.<br/>"
                    "Han gör det även om han är osäker.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Tänk på någon som du först fick fel bild av. Vad hade du sett? Vad hade du bara gissat?"
                        )
                    },
                ),
                ("law", "L-ORO"),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": "Center mot våldsbejakande extremism, 2022, ändrat 2024. Kapitel 4.",
                        },
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism 2023",
                            "detail": "Enskede-Årsta-Vantörs stadsdelsnämnd i Stockholm, 2022. Om det som har hänt.",
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Välj en vanlig sak som har hänt i dag.<br/>"
                            "Berätta om den för dig själv i tre meningar.<br/>"
                            "Säg bara vad som hände.<br/>"
                            "Säg inte vad du tycker.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "samtalet",
            "slug": "att-prata",
            "title": "Att prata med någon",
            "goal": "Du kan ha ett öppet samtal, säga stopp och ha kvar kontakten.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Många är rädda för att säga fel.<br/>"
                    "Oftast är det värre att inte säga något alls.<br/>"
                    "Du behöver inte få rätt.<br/>"
                    "Det räcker att ni kan prata igen.<br/>"
                    "Den som blir utsatt ska märka att du finns där.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Fyra minuter till lektionen",
                        "text": (
                            "<p>Det är rast på Almskolan.<br/>"
                            "Vilma går i nian.<br/>"
                            "Hon säger högt, så att Amir hör:<br/>"
                            "”Såna som han borde inte få finnas.”<br/>"
                            "Några skrattar.<br/>"
                            "Amir tittar ner i golvet.</p>"
                            "<p>Läraren Petra står tre meter bort.<br/>"
                            "Hon har lektion om fyra minuter.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Hjälp först den som blir utsatt</h2>"
                    "<p>Petra går fram till dem.<br/>"
                    "”Så säger vi inte om någon här”, säger hon lugnt.<br/>"
                    "Hon går en bit med Amir och frågar hur det är.<br/>"
                    "Hon lovar att göra något åt det.<br/>"
                    "Först sedan pratar hon med Vilma.<br/>"
                    "Då är det bara de två.</p>"
                    "<p>Säg alltså stopp så att alla hör.<br/>"
                    "Prata sedan med personen när ingen annan lyssnar.<br/>"
                    "Det fungerar på de flesta jobb.</p>"
                    "<h2>Fyra saker i samtalet</h2>"
                    "<ol><li><b>Fråga öppet.</b> ”Vad fick dig att säga så?”</li>"
                    "<li><b>Lyssna klart.</b> Säg först vad du har hört. Svara sedan.</li>"
                    "<li><b>Skilj på personen och åsikten.</b> ”Jag bryr mig om dig. Men jag går inte med på "
                    "det du sa.”</li>"
                    "<li><b>Bestäm nästa steg.</b> ”Vi ses på torsdag och pratar mer.”</li></ol>",
                ),
                (
                    "fact",
                    {
                        "title": "Lova inte för mycket",
                        "text": (
                            "<p>Säg aldrig att du ska hålla allt hemligt.<br/>"
                            "Du kanske måste göra en orosanmälan.<br/>"
                            "Säg hellre så här:<br/>"
                            "”Jag berättar bara om jag måste.<br/>"
                            "Blir jag orolig för dig måste jag ta hjälp.”</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "Om personen blir arg",
                            "text": (
                                "<p>Prata lägre och ta ett steg bakåt.<br/>"
                                "Säg att ni kan prata mer en annan gång.<br/>"
                                "Du behöver inte svara på allt.</p>"
                            ),
                        },
                        {
                            "summary": "Om du inte vet vad du ska säga",
                            "text": (
                                "<p>Säg som det är:<br/>"
                                "”Jag vet inte vad jag ska svara.<br/>"
                                "Men jag vill gärna prata mer med dig.”<br/>"
                                "Det är ett bra svar.</p>"
                            ),
                        },
                        {
                            "summary": "Om du känner dig hotad",
                            "text": (
                                "<p>Sluta prata och gå därifrån.<br/>"
                                "Samtalet kan vänta.<br/>"
                                "Din säkerhet kan inte vänta.<br/>"
                                "Ring 112 om det är fara.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    "<h2>Efter samtalet</h2>"
                    "<p>Petra skriver upp vad som sades, ord för ord.<br/>"
                    "Hon berättar för rektorn samma dag.<br/>"
                    "Kanske behöver Vilma stöd.<br/>"
                    "Kanske behövs en orosanmälan.</p>"
                    "<p>Amir och hans föräldrar ska få veta vad skolan gör.<br/>"
                    "Petra och rektorn berättar det för dem.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Någon blir illa behandlad på ditt jobb. Vilken mening vill du ha redo nästa gång?"
                        ),
                    },
                ),
                ("law", "L-SKOL"),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": "Center mot våldsbejakande extremism, 2022, ändrat 2024. För skolan 2024.",
                        },
                        {
                            "title": "Samtalskompassen",
                            "detail": (
                                "Ett material för dem som möter människor i sitt jobb, efter SOU 2013:81. Vi har "
                                "inte kontrollerat var det finns nu."
                            ),
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Hitta på en egen mening som säger stopp.<br/>"
                            "Den ska ha högst tio ord.<br/>"
                            "Säg den högt en gång, gärna för en kollega.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "rutinen-steg-for-steg",
            "slug": "rutinen-ett-steg-i-taget",
            "title": "Rutinen, ett steg i taget",
            "goal": "Du kan följa rutinen och säga vem som bestämmer i varje steg.",
            "minutes": 8,
            "body": [
                (
                    "text",
                    "<p>Rutinen säger vad du ska göra när du blir orolig.<br/>"
                    "Den har flera steg.<br/>"
                    "Ofta gäller mer än ett av dem.<br/>"
                    "Samma händelse kan leda till en orosanmälan och en polisanmälan.<br/>"
                    "Du kanske också ska prata med samordnaren.<br/>"
                    "Gå därför igenom alla frågor, varje gång.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Flygbladen bland barnböckerna",
                        "text": (
                            "<p>Ali arbetar på biblioteket.<br/>"
                            "En dag hittar han flygblad i barnens böcker.<br/>"
                            "Det som står där är fullt av hat.<br/>"
                            "En pojke brukar sitta vid fönstret.<br/>"
                            "Han ser att Ali tar upp ett flygblad.<br/>"
                            "Pojken är kanske 16 år, kanske 18.</p>"
                            "<p>”Det var jag”, säger han tyst.<br/>"
                            "”De kör hit mig.<br/>"
                            "De slår mig om jag slutar.”</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Frågor att gå igenom varje gång",
                        "head": ["Fråga", "Om svaret är ja", "Vem bestämmer?"],
                        "rows": [
                            ["Är det fara just nu?", "Ring 112. Se till att du och andra är säkra.", "Du"],
                            [
                                "Är personen under 18 år, eller kan vara det?",
                                "Gör en orosanmälan genast.",
                                "Du. Det är du själv som måste göra den.",
                            ],
                            [
                                "Är personen 18 år eller äldre?",
                                "Kolla sekretessen. Fråga personen om du får berätta.",
                                "Din chef bestämmer vad ni får berätta.",
                            ],
                            [
                                "Kan det vara ett brott, även ett som bara är planerat?",
                                "Fråga din chef om en polisanmälan.",
                                "Den som står i delegationsordningen",
                            ],
                            [
                                "Har någon hotat eller skadat dig eller en kollega?",
                                "Anmäl i IA och be om stöd.",
                                "Du anmäler. Din chef tar reda på vad som har hänt.",
                            ],
                            [
                                "Kan det ha med våldsbejakande extremism att göra?",
                                "Kontakta samordnaren så snart du kan. Fyll i blanketten utan namn.",
                                "Du och din chef",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    "<h2>Ord i tabellen</h2>"
                    "<ul><li><b>Sekretess</b> är regler om vad du inte får berätta.</li>"
                    "<li><b>Delegationsordningen</b> är en lista i kommunen. Den visar vem som får bestämma "
                    "vad.</li>"
                    "<li><b>IA</b> är systemet där du anmäler det som händer på jobbet.</li>"
                    "<li><b>Blanketten</b> har frågor som du svarar på. Du skriver inga namn.</li></ul>"
                    "<h2>Så gör Ali</h2>"
                    "<p>Ali frågar pojken om han är i fara just nu.<br/>"
                    "Det är han inte.<br/>"
                    "Ali vet inte hur gammal pojken är.<br/>"
                    "Därför räknar han med att pojken är under 18 år.<br/>"
                    "Ali gör en orosanmälan genast.</p>"
                    "<p>Sedan berättar han för sin chef.<br/>"
                    "Hon tar reda på vem som bestämmer om polisanmälan.<br/>"
                    "Det gäller både flygbladen och hotet mot pojken.<br/>"
                    "Hon kollar också om sekretessen säger nej.<br/>"
                    "Är hon osäker frågar hon kommunjuristen.<br/>"
                    "Kommunjuristen kan lagarna.<br/>"
                    "Chefen säger inte vem det handlar om.</p>"
                    "<p>Samma dag ringer de samordnaren och fyller i blanketten.<br/>"
                    "De skriver plats, tid och vad som stod på flygbladen.<br/>"
                    "De skriver inget om vem pojken är.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Blanketten är ingen anmälan",
                        "text": (
                            "<p>Blanketten går till samordnaren.<br/>"
                            "Den hjälper kommunen att se om samma sak händer flera gånger.<br/>"
                            "Du kan ändå behöva göra en orosanmälan eller en polisanmälan.</p>"
                            "<p>Kanske passar bara en person in på det du skriver.<br/>"
                            "Då räcker det inte att ta bort namnet.</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "Vad anmäler jag i IA?",
                            "text": (
                                "<p>Anmäl olyckor och skador.<br/>"
                                "Anmäl också tillbud.<br/>"
                                "Ett tillbud är när något nästan går illa.<br/>"
                                "Anmäl annat på jobbet som inte borde ha hänt.<br/>"
                                "Ett hot ska med.<br/>"
                                "Arbetsskador anmäler du också där.</p>"
                            ),
                        },
                        {
                            "summary": "Om jag inte får tag på min chef?",
                            "text": (
                                "<p>Prata med den som är chef i stället.<br/>"
                                "Du kan också prata med samordnaren.<br/>"
                                "Vänta aldrig på chefen när du ska göra en orosanmälan.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": "Vem får bestämma om polisanmälan på ditt jobb? Vem kan du annars fråga?",
                    },
                ),
                ("law", "L-ORO"),
                ("law", "L-POLIS"),
                ("law", "L-BLANKETT"),
                ("contact", "mottagning-barn"),
                ("contact", "samordnare"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Fråga din chef vem som bestämmer om polisanmälan.<br/>"
                            "Sätt upp svaret där alla ser det.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "sekretess-och-samtycke",
            "slug": "vad-far-du-beratta",
            "title": "Vad får du berätta?",
            "goal": "Du vet när du ska berätta och när du ska kolla sekretessen först. Du kan fråga om lov.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Du får veta något som gör dig orolig.<br/>"
                    "Du vill att fler ska hjälpa till.<br/>"
                    "Vad får du säga, och till vem?</p>"
                    "<p>Sekretess är regler om vad du inte får berätta.<br/>"
                    "Samtycke är när personen säger ja till att du berättar.</p>"
                    "<p>Börja med två frågor:<br/>"
                    "Hur gammal är personen?<br/>"
                    "Är någon i fara?</p>",
                ),
                (
                    "case",
                    {
                        "title": "Stöd hemma på onsdagar",
                        "text": (
                            "<p>Fatima är boendestödjare i socialtjänsten.<br/>"
                            "Varje onsdag besöker hon Tomas, som är 27 år.<br/>"
                            "Tomas har varit med i en grupp.<br/>"
                            "I dag säger han att han vill bort från den.<br/>"
                            "Han vågar inte säga det till gruppen.</p>"
                            "<p>Fatima känner någon på arbetsmarknadsenheten.<br/>"
                            "Den personen kan säkert ordna en praktikplats.<br/>"
                            "Fatima har redan telefonen i handen.</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Börja med åldern",
                        "head": ["Fråga", "Under 18 år", "18 år eller äldre"],
                        "rows": [
                            [
                                "Får jag berätta för socialtjänsten?",
                                "Du ska anmäla genast om du misstänker att barnet kan behöva skydd.",
                                "Kanske. Kolla sekretessen med din chef först.",
                            ],
                            [
                                "Behövs samtycke?",
                                "Nej, inte för en orosanmälan.",
                                "Ofta är det enklast att fråga.",
                            ],
                            [
                                "Och om jag är osäker?",
                                "Anmäl. Det räcker att du misstänker något.",
                                "Be om råd. Säg inte namnet.",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    "<h2>Vad gör Fatima?</h2>"
                    "<p>Fatima lägger ner telefonen.<br/>"
                    "Tomas är vuxen.<br/>"
                    "I socialtjänsten är sekretessen stark.<br/>"
                    "Den kan gälla även mot andra delar av kommunen.<br/>"
                    "Därför frågar hon Tomas:<br/>"
                    "”Jag känner någon som kan hjälpa dig.<br/>"
                    "Får jag berätta för henne?<br/>"
                    "Vad vill du att jag säger?<br/>"
                    "Vad ska jag inte säga?”</p>"
                    "<p>Tomas säger ja till praktiken.<br/>"
                    "Men hon får inte säga något om gruppen.<br/>"
                    "Fatima gör precis så.</p>"
                    "<h2>Ett bra ja</h2>"
                    "<p>Det räcker inte att personen nickar.<br/>"
                    "Personen ska förstå:</p>"
                    "<ul><li>vad du vill berätta</li>"
                    "<li>vem du vill berätta för</li>"
                    "<li>varför du vill berätta.</li></ul>"
                    "<p>Personen ska kunna säga nej och ändå få ditt stöd.<br/>"
                    "Personen får ändra sig.<br/>"
                    "Skriv upp vad ni har bestämt.</p>"
                    "<p>Blir svaret nej?<br/>"
                    "Då är det nej som gäller.<br/>"
                    "Berätta var personen själv kan få hjälp.<br/>"
                    "Fråga gärna igen en annan dag.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Nöd är ett undantag",
                        "text": (
                            "<p>Tystnadsplikt betyder att du inte får berätta.<br/>"
                            "Nöd är när till exempel någons liv eller hälsa är i fara.<br/>"
                            "Då kan det vara rätt att berätta ändå.<br/>"
                            "En domstol kan säga efteråt om det var rätt.<br/>"
                            "Gör det därför inte bara för att det är enklast.<br/>"
                            "Ring 112 om faran är nära.</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "Vad gör jag om polisen frågar?",
                            "text": (
                                "<p>Kommunen måste berätta vissa saker för polisen.<br/>"
                                "Men det är inte du som bestämmer vad.<br/>"
                                "Be om namn och nummer.<br/>"
                                "Säg att ni hör av er.<br/>"
                                "Gå sedan till din chef.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Tänk dig att någon vill berätta om ditt liv för en främling. Vad vill du veta "
                            "innan du svarar?"
                        )
                    },
                ),
                ("law", "L-SEK"),
                ("law", "L-SAMTYCKE"),
                ("law", "L-NOD"),
                ("law", "L-UPPG"),
                (
                    "action",
                    {"text": ("<p>Öva med en kollega.<br/>Fråga varandra om samtycke.<br/>Säg nej en gång var.</p>")},
                ),
            ],
        },
        {
            "key": "stod-och-din-egen-sakerhet",
            "slug": "stod-till-andra-och-till-dig",
            "title": "Stöd till andra och till dig",
            "goal": "Du vet var anhöriga och avhoppare kan få hjälp. Du vet vad du gör vid hot.",
            "minutes": 5,
            "body": [
                (
                    "text",
                    "<p>En anhörig är en person i familjen eller en nära vän.<br/>"
                    "Ofta märker de anhöriga först att något är fel.<br/>"
                    "Kanske vågar de fråga just dig.<br/>"
                    "Du behöver inte ha alla svar.<br/>"
                    "Du behöver veta vem som har dem.<br/>"
                    "Du ska själv vara trygg på jobbet.</p>",
                ),
                (
                    "case",
                    {
                        "title": "I hallen hos Britt",
                        "text": (
                            "<p>Oskar arbetar i hemtjänsten.<br/>"
                            "Han är på väg ut från Britt.<br/>"
                            "Då kommer hennes dotter fram till honom i hallen.<br/>"
                            "Hon är rädd för sin brors nya vänner.<br/>"
                            "”De pratar om att slåss”, säger hon.<br/>"
                            "”Vem kan jag ringa utan att han får veta det?”</p>"
                            "<p>Utanför står brodern vid Oskars bil.<br/>"
                            "”Du pratar inte med min syster”, säger han.<br/>"
                            "”Jag vet vilka tider du jobbar.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Systern: visa var hon kan få hjälp</h2>"
                    "<p>Oskar kan ge henne numret till socialtjänsten.<br/>"
                    "Han kan visa sidan ”Är du orolig för någon?”.<br/>"
                    "Där får hon råd utan att säga vem hon är.<br/>"
                    "Många anhöriga skäms och väntar länge.<br/>"
                    "Var vänlig, så blir det lättare att ringa.<br/>"
                    "Men lova inte att du ska ordna allt.</p>"
                    "<h2>Den som vill lämna: hen bestämmer själv</h2>"
                    "<p>Den som lämnar en rörelse kallas avhoppare.<br/>"
                    "Det är inget brott att vilja lämna.<br/>"
                    "Ingen ska polisanmälas för det.<br/>"
                    "Ingen kan tvinga någon att vilja lämna.<br/>"
                    "Personen måste vilja själv.<br/>"
                    "Du kan berätta vilket stöd som finns.<br/>"
                    "Du kan också följa med på det första samtalet.</p>"
                    "<h2>Du själv: din säkerhet är viktigast</h2>"
                    "<p>Det brodern säger ska du se som ett hot.<br/>"
                    "Gör så här:</p>"
                    "<ol><li>Gå därifrån. Ring 112 om det är fara.</li>"
                    "<li>Berätta för din chef samma dag.</li>"
                    "<li>Anmäl i IA och be om stöd.</li>"
                    "<li>Fråga chefen om polisanmälan.</li></ol>",
                ),
                (
                    "fact",
                    {
                        "title": "Arbetsgivaren har ett ansvar",
                        "text": (
                            "<p>Din arbetsgivare ska ta reda på vad som har hänt.<br/>"
                            "Arbetsgivaren ska planera så att det inte händer igen.<br/>"
                            "Du ska få den utbildning som jobbet kräver.<br/>"
                            "Skyddsombudet kan hjälpa dig.<br/>"
                            "Hot hör aldrig till jobbet.<br/>"
                            "Det gäller även om du har blivit van.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": "Vem ringer du först om du blir hotad på jobbet? Har du sparat numret?",
                    },
                ),
                ("law", "L-IA"),
                ("law", "L-112"),
                ("contact", "mottagning-vuxen"),
                ("contact", "ia-skyddsombud"),
                ("contact", "orostelefonen"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Öppna sidan ”Är du orolig för någon?” i telefonen.<br/>"
                            "Läs den som om du var anhörig.<br/>"
                            "Då kan du lätt visa den för någon annan.</p>"
                        )
                    },
                ),
            ],
        },
    ],
}
