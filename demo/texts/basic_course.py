"""The basic course: seven short lessons for everyone who works in Ekvalla. All people are invented."""

COURSE = {
    "slug": "grundutbildning",
    "title": "Våldsbejakande extremism: se, prata, göra rätt",
    "level": "basic",
    "prevention_level": "general",
    "summary": (
        "Du lär dig vad våldsbejakande extremism är, hur du lägger märke till förändring och hur du pratar "
        "med den det gäller. Sedan går du igenom kommunens rutin, steg för steg."
    ),
    "goals": [
        "skilja våldsbejakande extremism från starka åsikter",
        "beskriva vad du ser och hör utan att stämpla någon",
        "hålla ett öppet samtal och sätta en gräns",
        "följa rutinen och säga vem som bestämmer i varje steg",
        "visa anhöriga och avhoppare vart de kan vända sig",
    ],
    "minutes": 45,
    "lessons": [
        {
            "slug": "vad-ar-valdsbejakande-extremism",
            "title": "Vad är våldsbejakande extremism?",
            "goal": "Du kan skilja våldsbejakande extremism från starka åsikter och nämna de tre miljöerna.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Människor får tycka vad de vill. Vi talar om våldsbejakande extremism först när "
                    "någon använder våld för en idé, hotar med det eller uppmuntrar andra till det. Var går "
                    "gränsen, och hur märker du den i jobbet?</p>",
                ),
                (
                    "case",
                    {
                        "title": "Två besök i receptionen",
                        "text": (
                            "<p>På måndagen kommer en man till receptionen i kommunhuset. Han är rasande "
                            "över ett bygglov. Hela kommunstyrelsen borde avgå, säger han och smäller igen "
                            "dörren.</p>"
                            "<p>På torsdagen kommer en kvinna med en bunt flygblad. Hon säger att det är "
                            "meningslöst att rösta. Hon och hennes vänner tänker ta saken i egna händer. "
                            "”Fråga politikerna om de har barn”, säger hon till Leila bakom disken.</p>"
                            "<p>Leila känner direkt att de två besöken är olika. Men vad är skillnaden?</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Våldet är gränsen, inte åsikten</h2>"
                    "<p>Mannen är arg, och det får han vara. Att vilja byta ut dem som styr hör till "
                    "demokratin.</p>"
                    "<p>Kvinnan gör något annat. Hon avfärdar demokratin och antyder ett hot. Så kan det "
                    "låta när någon vill ändra samhället med våld. Leila berättar för sin chef på en gång, "
                    "för ett hot ska inte vänta.</p>"
                    "<p>I Ekvalla säger vi så här: Våldsbejakande extremism är när personer eller grupper "
                    "använder, hotar med eller uppmuntrar våld för en politisk eller religiös idé, och inte "
                    "godtar demokratin som väg till förändring.</p>"
                    "<h2>Tre miljöer</h2>"
                    "<p>I Sverige brukar man tala om tre miljöer:</p>"
                    "<ul><li>den högerextrema, som också kallas vit makt-miljön</li>"
                    "<li>den vänsterextrema, som också kallas den autonoma miljön</li>"
                    "<li>den islamistiska.</li></ul>"
                    "<p>De vill olika saker, men alla tre förkastar demokratin som väg till förändring. En "
                    "del personer är med i en grupp, andra agerar ensamma. Glöm inte det viktigaste: Att "
                    "vara konservativ, socialist eller muslim har inget med våld att göra.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Får man säga vad man vill?",
                        "text": (
                            "<p>Att ha en extrem åsikt är inget brott. Att uttrycka den kan vara det. Hets "
                            "mot folkgrupp är ett exempel. Du behöver inte avgöra om något är brottsligt. "
                            "Det gör polis, åklagare och domstol.</p>"
                        ),
                    },
                ),
                (
                    "fact",
                    {
                        "title": "Vad utgår vi från?",
                        "text": (
                            "<p>Kommunen ger stöd och gör insatser när det finns våld, eller risk för våld. "
                            "Vi kartlägger inte vad människor tycker.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "När har du mött någon i jobbet som var mycket arg men inte farlig? Vad gjorde "
                            "att du förstod det?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism 2023",
                            "detail": "Enskede-Årsta-Vantörs stadsdelsnämnd, Stockholm, 2022. Miljöerna.",
                        },
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism",
                            "detail": "Katrineholms kommun, 2016. Beskrivning av begreppet.",
                        },
                        {
                            "title": "Regeringens skrivelse 2023/24:56",
                            "detail": "Nationell strategi, 2024: förebygga, förhindra, skydda och hantera.",
                        },
                    ],
                ),
                ("contact", "samordnare"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Spara numret till preventionssamordnaren i din telefon. Berätta för en "
                            "kollega att du har gjort det.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "hur-dras-nagon-in",
            "title": "Hur dras någon in?",
            "goal": "Du kan beskriva radikalisering som en process där flera saker samverkar.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Ingen vaknar en morgon och är extremist. Det sker i många steg, och nästan alltid "
                    "finns det ställen där man kan vända. Därför spelar det roll vem man möter, och det kan "
                    "bli du.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Torsdagarna på fritidsgården",
                        "text": (
                            "<p>Noel är 15 år. I två år har han spelat pingis på fritidsgården varje "
                            "torsdag. I höstas flyttade pappan, och Noel fick inte vara kvar i "
                            "fotbollslaget. Nu sitter han mest med mobilen.</p>"
                            "<p>”Jag har bättre vänner på nätet”, säger han till fritidsledaren Jasmin. ”De "
                            "fattar vilka det är som förstör allt.” När hon frågar vilka han menar rycker "
                            "han på axlarna. ”Du får väl se.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Flera orsaker, inte en</h2>"
                    "<p>Radikalisering är när någon steg för steg börjar se våld som en rimlig väg. Ingen "
                    "enskild sak förklarar varför. Det handlar både om personen själv och om det som händer "
                    "runt omkring. Så här kan det gå till:</p>"
                    "<ul><li>Något gör ont, till exempel en förlust, en orättvisa eller ensamhet.</li>"
                    "<li>Någon erbjuder en förklaring, med tydliga fiender.</li>"
                    "<li>En grupp ger det som saknas: vänner, respekt och något att göra.</li></ul>"
                    "<p>Tusen andra kan vara med om samma sak utan att dras in. Därför går det inte att "
                    "räkna ut vem det blir. Men det går att märka när en människa behöver mer stöd.</p>"
                    "<h2>Mycket händer på nätet</h2>"
                    "<p>Många möter rörelserna i chattar, spel och filmklipp. Tonen är ofta skämtsam och "
                    "gemenskapen kan kännas varm. Ibland går det snabbt, och utifrån syns det knappt.</p>",
                ),
                (
                    "quote",
                    {
                        "text": "Jag kom inte för idéernas skull, utan för att någon frågade hur jag mådde.",
                        "source": "Ung vuxen som lämnat en rörelse, påhittat exempel",
                    },
                ),
                (
                    "fact",
                    {
                        "title": "Det som skyddar är ofta vardagligt",
                        "text": (
                            "<p>Det kan vara en vuxen som bryr sig, en skola som fungerar, ett jobb eller "
                            "en förening där någon undrar när man inte kommer. Du behöver inte kunna något "
                            "om ideologier för att vara en del av skyddet.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Vad kan Jasmin göra?</h2>"
                    "<p>Jasmin vet inte om Noel är på väg in i något, och hon behöver inte veta det. Hon "
                    "ser en pojke som har förlorat mycket på kort tid. Hon kan fråga hur han mår, bjuda in "
                    "honom till pingisen igen och berätta för sin chef. Misstänker hon att Noel kan behöva "
                    "skydd gör hon en orosanmälan genast. Hur det går till läser du i avsnitt 5.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Tänk på dem du möter i jobbet. Hur märker ni hos er att någon är på väg att "
                            "bli ensam, och vem hör av sig då?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": "Center mot våldsbejakande extremism, 2022, reviderat 2024. Kapitel 4.",
                        },
                        {
                            "title": "CVE:s konferens 2023",
                            "detail": "Center mot våldsbejakande extremism. Om digitala miljöer.",
                        },
                        {
                            "title": "Säkerhetspolisens årsbok 2020",
                            "detail": "Säkerhetspolisen, återgiven i Enskede-Årsta-Vantörs plan för 2023.",
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Fråga någon som har dragit sig undan hur det är, och ge dig tid att lyssna "
                            "på svaret.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "att-lagga-marke-till-forandring",
            "title": "Att lägga märke till förändring",
            "goal": "Du kan beskriva det du ser och hör utan att dra slutsatser om vem någon är.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Du möter samma människor ofta. Därför märker du när något har blivit annorlunda, "
                    "och det är en styrka. Men det är lätt att se fel, och då kan någon bli utpekad utan "
                    "skäl. Konsten är att beskriva utan att döma.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Lunchen på avdelning Björken",
                        "text": (
                            "<p>Ella är fem år. Vid lunchen säger hon till en kamrat: ”Du får inte bo här. "
                            "Storebror säger att såna som du ska bort.” Marcus, som är barnskötare på "
                            "förskolan, har hört liknande saker tre gånger sedan i augusti. Ella har också "
                            "slutat leka med Sami, som förr var hennes bästa vän.</p>"
                            "<p>Efteråt säger en kollega: ”Jag har alltid tyckt att det är något med den "
                            "familjen. Har du sett hur de klär sig?”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Två sätt att titta</h2>"
                    "<p>Marcus vet vad Ella har sagt, hur ofta och till vem. Det är iakttagelser. Kollegan "
                    "gissar utifrån kläder. Gissningen hjälper ingen.</p>"
                    "<p>När du blir fundersam kan du fråga dig:</p>"
                    "<ul><li>Vad såg eller hörde jag, ord för ord?</li>"
                    "<li>När var det, och har det hänt förut?</li>"
                    "<li>Vad är annorlunda mot hur det brukar vara?</li>"
                    "<li>Kan det finnas någon annan förklaring?</li></ul>"
                    "<p>Skriv kort och sakligt, som om personen själv ska läsa det en dag. Skriv där ni "
                    "brukar dokumentera, aldrig i en privat chatt.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Därför får du ingen lista med tecken",
                        "text": (
                            "<p>Det finns inget säkert tecken. Religion, hudfärg, kläder och politisk färg "
                            "säger ingenting om våld. En symbol kan ha en oskyldig betydelse, och symboler "
                            "byts ut. En ensam detalj räcker aldrig. Stanna upp när någon förändras över "
                            "tid och flera saker pekar åt samma håll.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>När det inte finns någon känd person</h2>"
                    "<p>Ibland är det platsen som berättar: klotter, affischer, flygblad i brevlådan eller "
                    "ett hot i receptionen. Skriv upp vad, var och när. Säg till din chef. Lägg inte ut "
                    "bilder på nätet, för då sprider du budskapet.</p>"
                    "<h2>Hur gör Marcus?</h2>"
                    "<p>Han ber kollegan, utan att bli arg, att hålla sig till det hon har sett. Samma dag "
                    "talar han med rektorn. Misstänker han att Ella kan behöva skydd gör han en orosanmälan "
                    "genast, även om han är osäker.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Tänk på någon som du först fick fel bild av. Vad hade du sett, och vad hade du "
                            "själv lagt till?"
                        )
                    },
                ),
                ("law", "L-ORO"),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": "Center mot våldsbejakande extremism, 2022, reviderat 2024. Kapitel 4.",
                        },
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism 2023",
                            "detail": "Enskede-Årsta-Vantörs stadsdelsnämnd, Stockholm, 2022. Händelser.",
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Välj en vanlig händelse från i dag. Beskriv den för dig själv i tre "
                            "meningar utan ett enda värderande ord.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "samtalet",
            "title": "Samtalet",
            "goal": "Du kan hålla ett öppet samtal, sätta en gräns och behålla relationen.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Många är rädda för att säga fel. Oftast är det värre att inte säga något alls. Du "
                    "behöver inte vinna en diskussion. Det räcker att du håller dörren öppen, och att den "
                    "som blir utsatt märker att du finns där.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Fyra minuter till lektionen",
                        "text": (
                            "<p>Det är rast på Almskolan. Vilma i nian säger högt, så att Amir hör: ”Såna "
                            "som han borde inte få finnas.” Några skrattar. Amir tittar ner i golvet.</p>"
                            "<p>Läraren Petra står tre meter bort. Hon har lektion om fyra minuter.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Börja hos den som drabbas</h2>"
                    "<p>Petra går fram. ”Så säger vi inte om någon här”, säger hon lugnt. Hon går en bit "
                    "med Amir, frågar hur det är och lovar att ta tag i det. Först därefter talar hon med "
                    "Vilma, på tu man hand.</p>"
                    "<p>En gräns som alla hör, och ett samtal utan publik. Den ordningen fungerar på de "
                    "flesta arbetsplatser.</p>"
                    "<h2>Fyra saker i samtalet</h2>"
                    "<ol><li><b>Fråga öppet.</b> ”Vad fick dig att säga så?”</li>"
                    "<li><b>Lyssna klart.</b> Upprepa det du har hört innan du svarar.</li>"
                    "<li><b>Skilj på person och åsikt.</b> ”Jag bryr mig om dig, men jag går inte med på "
                    "det du sa.”</li>"
                    "<li><b>Bestäm nästa steg.</b> ”Vi ses på torsdag och pratar mer.”</li></ol>",
                ),
                (
                    "fact",
                    {
                        "title": "Lova inte mer än du kan hålla",
                        "text": (
                            "<p>Säg aldrig att allt stannar mellan er. Du kanske måste göra en orosanmälan. "
                            "Säg hellre: ”Jag berättar inte i onödan. Men blir jag orolig för dig måste jag "
                            "ta hjälp.”</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "Om personen blir arg",
                            "text": (
                                "<p>Sänk rösten och backa ett steg. Säg att ni kan fortsätta en annan gång. "
                                "Du behöver inte svara på allt.</p>"
                            ),
                        },
                        {
                            "summary": "Om du tappar orden",
                            "text": (
                                "<p>Säg som det är: ”Jag vet inte vad jag ska svara, men jag vill gärna "
                                "prata mer med dig.” Det är ett bra svar.</p>"
                            ),
                        },
                        {
                            "summary": "Om du känner dig hotad",
                            "text": (
                                "<p>Avbryt och gå därifrån. Samtalet kan vänta, men inte din säkerhet. Ring "
                                "112 om det är fara.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    "<h2>Efter samtalet</h2>"
                    "<p>Petra skriver ner vad som sades, ord för ord. Hon berättar för rektorn samma dag. "
                    "Kanske behöver Vilma stöd, och kanske behövs en orosanmälan. Amir och hans föräldrar "
                    "ska också få veta vad skolan gör. Det sköter Petra tillsammans med rektorn.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": "Vilken mening vill du ha redo nästa gång någon blir kränkt hos er?",
                    },
                ),
                ("law", "L-SKOL"),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": "Center mot våldsbejakande extremism, 2022, 2024. Skolversion 2024.",
                        },
                        {
                            "title": "Samtalskompassen",
                            "detail": (
                                "Utbildningsmaterial för yrkesverksamma, efter SOU 2013:81. Var det finns i "
                                "dag är inte kontrollerat."
                            ),
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Hitta en egen mening på högst tio ord som sätter en gräns. Säg den högt en "
                            "gång, gärna för en kollega.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "rutinen-steg-for-steg",
            "title": "Rutinen, steg för steg",
            "goal": "Du kan följa rutinen och säga vem som bestämmer i varje steg.",
            "minutes": 8,
            "body": [
                (
                    "text",
                    "<p>Rutinen har flera steg, och ofta gäller mer än ett av dem. Samma händelse kan leda "
                    "till en orosanmälan, en polisanmälan och ett samtal med samordnaren. Gå därför igenom "
                    "alla frågor, varje gång.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Flygbladen i barnhyllan",
                        "text": (
                            "<p>Ali är bibliotekarie. En eftermiddag hittar han flygblad med hatiska "
                            "budskap instuckna i bilderböckerna. En pojke som brukar sitta vid fönstret ser "
                            "honom ta upp ett. Pojken är kanske 16 år, kanske 18.</p>"
                            "<p>”Det var jag”, säger han tyst. ”De skjutsar hit mig. Jag får stryk om jag "
                            "slutar.”</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Frågor att gå igenom varje gång",
                        "head": ["Fråga", "Om svaret är ja", "Vem bestämmer?"],
                        "rows": [
                            ["Är det fara just nu?", "Ring 112. Ta dig själv och andra i säkerhet.", "Du"],
                            [
                                "Är personen under 18 år, eller kan vara det?",
                                "Gör en orosanmälan genast.",
                                "Du. Skyldigheten är din egen.",
                            ],
                            [
                                "Är personen 18 år eller äldre?",
                                "Kolla sekretessen. Fråga om samtycke.",
                                "Din chef avgör vad ni får lämna ut.",
                            ],
                            [
                                "Kan det handla om ett brott, även ett som bara planeras?",
                                "Ta frågan om polisanmälan till din chef.",
                                "Den som delegationsordningen pekar ut",
                            ],
                            [
                                "Har du eller en kollega blivit hotad eller skadad?",
                                "Anmäl i IA och be om stöd.",
                                "Du anmäler. Din chef utreder.",
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
                    "<h2>Så gör Ali</h2>"
                    "<p>Han frågar pojken om han är i fara just nu. Det är han inte. Ali vet inte hur "
                    "gammal pojken är och räknar därför med att han är under 18. Han gör en orosanmälan "
                    "genast.</p>"
                    "<p>Sedan berättar han för sin chef. Hon tar reda på vem som beslutar om polisanmälan, "
                    "både om flygbladen och om hotet mot pojken. Hon kollar också om sekretess hindrar. Är "
                    "hon osäker frågar hon kommunjuristen, utan namn.</p>"
                    "<p>Samma dag ringer de samordnaren och fyller i blanketten. De skriver plats, tid och "
                    "vad som stod på flygbladen. De skriver inget om vem pojken är.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Blanketten är ingen anmälan",
                        "text": (
                            "<p>Blanketten går till samordnaren och hjälper kommunen att se mönster. Den "
                            "ersätter varken en orosanmälan eller en polisanmälan. Passar bara en person in "
                            "på beskrivningen räcker det inte att namnet är borta.</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "Vad anmäler jag i IA?",
                            "text": (
                                "<p>Tillbud, olyckor, skador och annat på jobbet som inte borde ha hänt. "
                                "Ett hot hör dit. Arbetsskador anmäler du också där.</p>"
                            ),
                        },
                        {
                            "summary": "Om jag inte når min chef?",
                            "text": (
                                "<p>Vänd dig till den som ersätter chefen, eller till samordnaren. En "
                                "orosanmälan för ett barn väntar aldrig på chefen.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": "Vem får besluta om polisanmälan hos er? Vem kan du annars fråga?",
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
                            "<p>Fråga din chef vem som beslutar om polisanmälan hos er. Sätt upp svaret där "
                            "alla ser det.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "sekretess-och-samtycke",
            "title": "Sekretess och samtycke",
            "goal": "Du vet när du ska berätta, när du ska kolla sekretessen först och hur du frågar om lov.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Du får veta något som oroar dig, och du vill att fler hjälper till. Vad får du "
                    "säga, och till vem? Börja med två frågor: Hur gammal är personen? Är någon i fara?</p>",
                ),
                (
                    "case",
                    {
                        "title": "Boendestöd på onsdagar",
                        "text": (
                            "<p>Fatima är boendestödjare i socialtjänsten. Varje onsdag besöker hon Tomas, "
                            "som är 27 år. I dag säger han att han vill bort från en grupp som han har "
                            "varit med i. Han vågar inte säga det till dem.</p>"
                            "<p>Fatima känner någon på arbetsmarknadsenheten som säkert kan ordna en "
                            "praktikplats. Hon har redan telefonen i handen.</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Åldern avgör var du börjar",
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
                                "Ofta är det den enklaste vägen.",
                            ],
                            [
                                "Och om jag är osäker?",
                                "Anmäl. En misstanke räcker.",
                                "Be om råd utan att säga namnet.",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    "<h2>Vad gör Fatima?</h2>"
                    "<p>Hon lägger ifrån sig telefonen. Tomas är vuxen, och i socialtjänsten är sekretessen "
                    "stark. Den kan gälla även mot andra delar av kommunen. Så hon frågar honom: ”Jag "
                    "känner någon som kan hjälpa dig. Får jag berätta för henne? Vad vill du att jag säger, "
                    "och vad ska jag inte säga?”</p>"
                    "<p>Tomas säger ja till praktiken men nej till att hon nämner gruppen. Fatima gör "
                    "precis så.</p>"
                    "<h2>Ett bra ja</h2>"
                    "<p>Samtycke är mer än en nick. Personen ska förstå vad du vill berätta, för vem och "
                    "varför. Hen ska kunna säga nej utan att förlora ditt stöd, och kunna ändra sig. Skriv "
                    "upp vad ni kom överens om.</p>"
                    "<p>Blir svaret nej? Respektera det, och berätta vart hen själv kan vända sig. Fråga "
                    "gärna igen en annan dag.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Nöd är ett undantag",
                        "text": (
                            "<p>När någons liv eller hälsa är i fara kan det vara rätt att bryta "
                            "tystnadsplikten. En domstol kan i efterhand pröva om det var rätt. Därför är "
                            "nöd inget man tar till för att det är enklast. Ring 112 om faran är nära.</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "Vad gör jag om polisen frågar?",
                            "text": (
                                "<p>Kommunen är skyldig att lämna vissa uppgifter till polisen, men det är "
                                "inte du som avgör vilka. Be om namn och nummer, säg att ni hör av er och "
                                "gå till din chef.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Tänk dig att någon vill berätta om ditt liv för en främling. Vad skulle du "
                            "vilja veta innan du svarade ja eller nej?"
                        )
                    },
                ),
                ("law", "L-SEK"),
                ("law", "L-SAMTYCKE"),
                ("law", "L-NOD"),
                ("law", "L-UPPG"),
                (
                    "action",
                    {"text": ("<p>Öva på att fråga om samtycke med en kollega. Turas om att svara nej.</p>")},
                ),
            ],
        },
        {
            "slug": "stod-och-din-egen-sakerhet",
            "title": "Stöd och din egen säkerhet",
            "goal": "Du vet vart anhöriga och avhoppare kan vända sig, och vad du gör vid hot.",
            "minutes": 5,
            "body": [
                (
                    "text",
                    "<p>Ofta är det de närmaste som först märker att något är fel, och kanske är det just "
                    "dig de vågar fråga. Du behöver inte ha alla svar. Du behöver veta vem som har dem, och "
                    "du ska själv vara trygg i jobbet.</p>",
                ),
                (
                    "case",
                    {
                        "title": "I hallen hos Britt",
                        "text": (
                            "<p>Oskar är undersköterska i hemtjänsten. När han är på väg ut från Britt "
                            "stoppar hennes dotter honom i hallen. Hon är rädd för sin brors nya vänner. "
                            "”De pratar om att slåss. Vem kan jag ringa utan att han får veta det?”</p>"
                            "<p>Utanför står brodern vid Oskars bil. ”Du snackar inte med min syrra”, säger "
                            "han. ”Jag vet vilka tider du jobbar.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Till systern: visa en väg</h2>"
                    "<p>Oskar kan ge henne numret till socialtjänsten och visa sidan ”Är du orolig för "
                    "någon?”. Där får hon råd utan att säga vem hon är. Många anhöriga skäms och väntar "
                    "länge. Ett vänligt bemötande gör det lättare att ringa. Men lova inte att du ska ordna "
                    "allt.</p>"
                    "<h2>Till den som vill lämna: på egna villkor</h2>"
                    "<p>Att vilja lämna en rörelse är inget brott, och ingen ska polisanmälas för det. "
                    "Viljan går inte att tvinga fram, utan måste växa hos personen själv. Det du kan göra "
                    "är att berätta vilket stöd som finns och erbjuda dig att vara med vid det första "
                    "samtalet.</p>"
                    "<h2>Till dig själv: säkerheten först</h2>"
                    "<p>Det brodern säger ska du se som ett hot. Gör så här:</p>"
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
                            "<p>Din arbetsgivare ska utreda det som har hänt och planera så att det inte "
                            "händer igen. Du ska få den utbildning som jobbet kräver. Skyddsombudet kan "
                            "hjälpa dig. Hot hör aldrig till jobbet, hur van du än har blivit.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": "Vem ringer du först om du blir hotad i jobbet? Har du sparat numret?",
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
                            "<p>Öppna sidan ”Är du orolig för någon?” i telefonen och läs den som om du "
                            "vore anhörig. Då kan du lätt visa den för någon annan.</p>"
                        )
                    },
                ),
            ],
        },
    ],
}
