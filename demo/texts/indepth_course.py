"""The in-depth course: six lessons on violent right-wing extremism. All people and places are invented."""

COURSE = {
    "slug": "fordjupning-hogerextremism",
    "title": "Våldsbejakande högerextremism: att möta konspirationsteorier och rasism",
    "level": "in_depth",
    "prevention_level": "specific",
    "summary": (
        "Du lär dig hur miljön ser ut i dag och hur dess idéer är byggda. Sedan övar du på att svara, på "
        "att skydda den som drabbas och på att ta hand om det som händer efteråt."
    ),
    "goals": [
        "beskriva hur den våldsbejakande högerextremismen ser ut på nätet och på orten",
        "känna igen de vanligaste idéerna, även när de låter som skämt",
        "förklara hur en konspirationsteori är byggd",
        "välja mellan fem sätt att svara, och veta när du inte ska debattera",
        "göra rätt när du möter klistermärken, flygblad och tveksamma bokningar",
        "stödja den som har blivit utsatt, dina kollegor och dig själv",
    ],
    "minutes": 42,
    "lessons": [
        {
            "slug": "miljon-i-dag",
            "title": "Miljön i dag",
            "goal": "Du kan beskriva hur miljön ser ut i dag, på nätet, på orten och hos ensamma personer.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Den som letar efter en förening med medlemskort letar ofta förgäves. I dag finns "
                    "mycket av den våldsbejakande högerextremismen i lösa nätverk på nätet och i små "
                    "grupper på orten. Det gör den svårare att se. Men människorna i den går att nå.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Gratis träning i parken",
                        "text": (
                            "<p>På söndagar har några unga män börjat träna utomhus bakom fritidsgården. "
                            "Det är gratis, och killar från 14 år får vara med, utom de som ”inte hör hemma "
                            "här”. De som sköter sig får en länk till en chatt.</p>"
                            "<p>Fritidsledaren Johan hör om det av Melvin, 14 år, som är stolt över sina "
                            "nya muskler. ”Där är det ingen som daltar”, säger Melvin. ”Där får man vara "
                            "någon.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Tre former som flyter ihop</h2>"
                    "<ul><li><b>På nätet.</b> Öppna flöden lockar in, slutna chattar håller kvar. Det "
                    "spelar ingen roll i vilket land man bor.</li>"
                    "<li><b>På orten.</b> Ett litet gäng tränar, åker på utflykt eller sätter upp "
                    "klistermärken. Ofta finns det ingen organisation bakom.</li>"
                    "<li><b>Ensamma personer.</b> Någon läser, beundrar dem som har begått dåd och planerar "
                    "på egen hand, utan att vara medlem i något.</li></ul>"
                    "<p>Den som börjar med träning kan hamna i chatten. Den som sitter ensam kan känna att "
                    "hela världen håller med.</p>"
                    "<h2>Varför är det allvarligt?</h2>"
                    "<p>Säkerhetspolisen har beskrivit hur idéerna når fler än förut. Risken är att någon "
                    "blir inspirerad till grovt våld. Det kan gå snabbt och vara svårt att upptäcka. "
                    "Samtidigt är det mycket få som går så långt. Båda sakerna är bra att ha i huvudet.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Gemenskapen kommer ofta först",
                        "text": (
                            "<p>Det är sällan en bok som drar in någon, utan människor. Man får vänner, en "
                            "kropp att vara stolt över och en känsla av att betyda något. Hatet kommer bit "
                            "för bit. Därför räcker det inte att säga emot. Det måste också finnas något "
                            "annat att gå till.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Vad kan Johan göra?</h2>"
                    "<p>Han frågar Melvin vad som är bra med träningen och vad de pratar om i chatten. Han "
                    "letar inte själv efter chatten på nätet. Sådant är polisens uppgift. Johan berättar "
                    "för sin chef samma dag, och de ringer samordnaren. Misstänker han att Melvin kan "
                    "behöva skydd gör han en orosanmälan genast.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Vad finns det hos er, eller i närheten, som kan ge en fjortonåring minst lika "
                            "mycket som gruppen i parken?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "Säkerhetspolisens årsbok 2020",
                            "detail": "Säkerhetspolisen, återgiven i Enskede-Årsta-Vantörs plan för 2023.",
                        },
                        {
                            "title": "CVE:s konferens 2023",
                            "detail": "Center mot våldsbejakande extremism. Om lokala grupper.",
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Ta reda på var unga i området träffas utan vuxna. Fråga en kollega som vet "
                            "mer än du.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "ideer-och-sprak",
            "title": "Idéer och språk",
            "goal": "Du känner igen de vanligaste idéerna och förstår hur skämt kan dölja dem.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Du behöver inte lära dig en lista med ord. Orden byts ut så fort vuxna har lärt sig "
                    "dem. Idéerna bakom dem är få och gamla. Känner du igen idén hör du vad som egentligen "
                    "sägs, även när det låter som ett skämt.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Bilden i klasschatten",
                        "text": (
                            "<p>Läraren Karin får en skärmbild av en förälder. Hugo i klass 8B har gjort en "
                            "bild där en klasskamrat och hennes familj ”skickas hem”. Tjugo elever har "
                            "svarat med skratt. Klasskamraten heter Sara och är född på sjukhuset i "
                            "Ekvalla.</p>"
                            "<p>”Det var ju bara ett skämt”, säger Hugo. ”Får man inte skämta längre?”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Fyra idéer som återkommer</h2>"
                    "<p>Idéerna är falska och gör skada. Vi beskriver dem här för att du ska kunna svara på "
                    "dem.</p>"
                    "<ul><li><b>Myten om utbytet.</b> Någon sägs ha en hemlig plan för att byta ut "
                    "befolkningen. Då blir grannen en fiende.</li>"
                    "<li><b>Judehat i kod.</b> Judar pekas ut som hemliga makthavare, ofta utan att ordet "
                    "jude nämns. Man säger ”de som styr” i stället. Alla som säger så menar inte det, så "
                    "fråga hur personen tänker.</li>"
                    "<li><b>Förakt för demokratin.</b> Att rösta och kompromissa beskrivs som svaghet. En "
                    "stark ledare ska rädda folket.</li>"
                    "<li><b>Idén om sammanbrottet.</b> Samhället sägs ändå vara på väg att falla, och våld "
                    "ska skynda på fallet. Idén är särskilt farlig, eftersom den säger att våldet inte kan "
                    "vänta.</li></ul>",
                ),
                (
                    "fact",
                    {
                        "title": "Skämtet som skydd",
                        "text": (
                            "<p>Med ett skämt kan man pröva en gräns. Blir någon upprörd var det ”bara på "
                            "skoj”. Skrattar någon har gränsen flyttats en bit. Fråga därför inte om det "
                            "var roligt. Fråga vem det gick ut över.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Vad säger Karin till Hugo?</h2><p>Här är tre svar. Vilket öppnar?</p>",
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "”Du är rasist, och nu ringer jag hem.”",
                            "text": "<p><b>Stänger.</b> Hugo försvarar sig och slipper tala om bilden.</p>",
                        },
                        {
                            "summary": "”Visa den för hela klassen då, om den är så rolig.”",
                            "text": "<p><b>Trappar upp.</b> Hugo får publik och Sara drabbas igen.</p>",
                        },
                        {
                            "summary": "”Hur tror du att Sara har det i dag? Berätta hur bilden kom till.”",
                            "text": "<p><b>Öppnar.</b> Hugo får tänka på någon annan och måste förklara.</p>",
                        },
                    ],
                ),
                (
                    "text",
                    "<h2>Men börja hos Sara</h2>"
                    "<p>Innan Karin talar med Hugo går hon till Sara och frågar vad hon behöver. Hon "
                    "berättar för rektorn samma dag. Rektorn ser till att bilden tas bort och tar ställning "
                    "till om det kan vara ett brott. Karin skriver upp vad hon har sett. Bilden visar hon "
                    "bara för rektorn.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": "Vad händer hos er när ett skämt går ut över någon? Vem säger ifrån?",
                    },
                ),
                ("law", "L-SKOL"),
                (
                    "sources",
                    [
                        {
                            "title": "Källor att komplettera",
                            "detail": (
                                "Beskrivningen av idéerna är allmän kunskap. Samordnaren lägger till "
                                "granskade källor före användning."
                            ),
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Kom överens med en kollega om en enda fråga som ni båda ställer när någon "
                            "gömmer sig bakom ett skämt.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "sa-fungerar-en-konspirationsteori",
            "title": "Så fungerar en konspirationsteori",
            "goal": "Du kan se hur en konspirationsteori är byggd och svara utan att elda på den.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>En konspirationsteori ger ett enkelt svar på något svårt. Den är byggd så att "
                    "nästan inga motbevis biter på den. När du förstår hur den är gjord slipper du bråka om "
                    "varje detalj. Då kan du bry dig om människan i stället.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Strömavbrottet",
                        "text": (
                            "<p>Gunnar är 81 år och har hemtjänst tre gånger om dagen. I onsdags var "
                            "strömmen borta i fyra timmar. ”Det var inget fel”, säger han till Hanna, som "
                            "är vårdbiträde. ”De testar oss. Samma folk som styr bankerna och tidningarna. "
                            "Du vet vilka jag menar.”</p>"
                            "<p>Hanna säger att en grävmaskin hade kört av en kabel. Gunnar ler. ”Det är "
                            "klart att de säger så.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Fyra byggstenar</h2>"
                    "<ol><li>En hemlig och mäktig grupp vill andra illa.</li>"
                    "<li>Ingenting händer av en slump.</li>"
                    "<li>Varje motbevis blir ett nytt bevis: ”Det är klart att de säger så.”</li>"
                    "<li>Svaret är enkelt, fast frågan är svår.</li></ol>"
                    "<p>Jämför med vanlig kritik. Den går att pröva, och den som kritiserar kan ändra sig "
                    "när det kommer fram nya uppgifter. Att granska dem som har makt är bra för demokratin. "
                    "Att ge en hel folkgrupp skulden är något annat.</p>"
                    "<h2>Varför lockar den?</h2>"
                    "<p>Lockelsen växer när man är ensam och när tiderna är oroliga. Teorin ger ordning i "
                    "det som är rörigt, och någon att skylla på. När skulden läggs på en folkgrupp är "
                    "steget till hat kort.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Svara på känslan först",
                        "text": (
                            "<p>Gunnar satt fyra timmar ensam i mörkret. Kanske är det rädslan han "
                            "egentligen talar om. Du kan ta rädslan på allvar utan att hålla med om "
                            "förklaringen.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Vad svarar Hanna?</h2><p>Här är tre svar. Vilket öppnar?</p>",
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "”Nu får du ge dig, Gunnar. Så dumt.”",
                            "text": "<p><b>Stänger.</b> Gunnar skäms och är tyst nästa gång.</p>",
                        },
                        {
                            "summary": "”Ja, de där kan man aldrig lita på.”",
                            "text": (
                                "<p><b>Trappar upp.</b> Hanna menar kanske inget illa, men Gunnar hör att "
                                "hon håller med.</p>"
                            ),
                        },
                        {
                            "summary": "”Fyra timmar i mörker låter otäckt. Vad var du mest orolig för?”",
                            "text": (
                                "<p><b>Öppnar.</b> Sedan kan hon lägga till: ”Jag tror inte att någon grupp "
                                "styr allt. Jag tror att det var kabeln.”</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    "<h2>Var går gränsen?</h2>"
                    "<p>Hanna behöver inte övertyga Gunnar. Hon är i hans hem, och hon ska hinna med "
                    "medicinen. Säger han något nedsättande om en kollega säger hon ifrån. Talar han om att "
                    "skada någon berättar hon för sin chef samma dag. Är det fara ringer hon 112.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": "Hur märker du i jobbet att någon som låter arg egentligen är rädd?",
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "Om konspirationsteorier",
                            "detail": "EXIT Fryshuset, 2020. Om byggstenarna och om varför de lockar.",
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Nästa gång du hör en orimlig förklaring: Fråga om känslan innan du säger "
                            "emot. Lägg märke till vad som händer.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "samtalet-fem-satt-att-svara",
            "title": "Samtalet: fem sätt att svara",
            "goal": "Du kan välja mellan fem sätt att svara och vet när du inte ska debattera.",
            "minutes": 8,
            "body": [
                (
                    "text",
                    "<p>Inget svar fungerar alltid. Men det finns fem sätt att svara som du kan lära dig "
                    "och välja mellan. Ibland är det bästa att inte diskutera alls.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Vid grinden",
                        "text": (
                            "<p>Det är hämtning på förskolan. Alvas pappa tar förskolläraren Sofia åt "
                            "sidan. ”Jag vill inte att Alva leker med Yara”, säger han. ”De där familjerna "
                            "tar över här. Allt är planerat, det går att läsa om.”</p>"
                            "<p>Yaras mamma står tre steg bort med barnvagnen.</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Fem sätt att svara",
                        "head": ["Vad du gör", "När det passar", "Exempel"],
                        "rows": [
                            [
                                "Skydda först",
                                "När någon blir utsatt eller rädd",
                                "”Hej! Kom in, så berättar jag om Yaras dag.”",
                            ],
                            [
                                "Fråga öppet",
                                "När det är lugnt och du har tid",
                                "”Vad är det som gör att du tänker på det nu?”",
                            ],
                            [
                                "Rätta med fakta",
                                "När någon sprider ett rykte",
                                "”Barnen här bor i närheten. Det går ett rykte om något annat, men siffran "
                                "i det är påhittad. De bor i närheten.”",
                            ],
                            [
                                "Fråga om källan",
                                "När någon säger att det går att läsa om",
                                "”Vem har skrivit det, och hur vet de det?”",
                            ],
                            [
                                "Sätt en gräns",
                                "När någon bryter mot reglerna eller mot det ni står för",
                                "”Så gör vi inte här. Vi talas vid i morgon.”",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    "<p>Rättar du ett rykte börjar och slutar du med det som är sant. Däremellan varnar du "
                    "för det falska och visar hur det lurar oss.</p>"
                    "<h2>Hur gör Sofia?</h2>"
                    "<p>Hon skyddar först och ber Yaras mamma gå in i värmen, så att hon slipper höra mer. "
                    "Sedan sätter hon en gräns: ”Hos oss leker alla barn med varandra.” Till sist öppnar "
                    "hon: ”Jag hör att du är orolig. Kan vi prata i morgon klockan åtta?” Samma eftermiddag "
                    "berättar hon för rektorn.</p>"
                    "<p>Jämför med tre andra svar till pappan:</p>",
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "”Sånt vill jag inte höra.”",
                            "text": "<p><b>Stänger.</b> Pappan tänker likadant men säger inget mer.</p>",
                        },
                        {
                            "summary": "”Säg det till hennes mamma, hon står ju där!”",
                            "text": "<p><b>Trappar upp.</b> Yaras mamma dras in i någon annans bråk.</p>",
                        },
                        {
                            "summary": "”Alla barn leker ihop hos oss. Vad är du rädd ska hända?”",
                            "text": "<p><b>Öppnar.</b> Gränsen är tydlig, och frågan går att svara på.</p>",
                        },
                    ],
                ),
                (
                    "fact",
                    {
                        "title": "När du inte ska debattera",
                        "text": (
                            "<ul><li>När någon hotar.</li>"
                            "<li>När det finns en publik att imponera på.</li>"
                            "<li>När samma person provocerar gång på gång.</li></ul>"
                            "<p>Sätt en gräns, avsluta och berätta för din chef. Det är inget nederlag.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": "Vilket av de fem sätten använder du redan, och vilket vill du öva på?",
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "Källor att komplettera",
                            "detail": (
                                "Ordningen för att rätta med fakta är allmän kunskap. Samordnaren lägger "
                                "till en granskad källa före användning."
                            ),
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
                            "<p>Berätta om de fem sätten för en kollega. Be kollegan spela pappan vid "
                            "grinden, och pröva två av dem.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "platsen-och-gruppen",
            "title": "Platsen och gruppen",
            "goal": "Du vet vad du gör när du möter klistermärken, flygblad och tveksamma bokningar.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Rörelser vill synas. Ett klistermärke på en dörr kan betyda: Vi är här, och du är "
                    "inte välkommen. När ni gör rätt tar ni tillbaka platsen utan att sprida budskapet.</p>",
                ),
                (
                    "case",
                    {
                        "title": "En tisdag på biblioteket",
                        "text": (
                            "<p>Klockan tio hittar bibliotekarien Mona klistermärken vid entrén. De är "
                            "fulla av hat mot minoriteter. Klockan elva ringer en man och vill hyra "
                            "hörsalen för ett ”kulturmöte”. Han vill inte säga vem som ska tala. Däremot "
                            "frågar han hur många som jobbar på kvällen.</p>"
                            "<p>Klockan tolv vill en kollega lägga ut en bild på klistermärkena, ”så att "
                            "folk fattar”.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Klistermärken och flygblad</h2>"
                    "<ol><li>Skriv upp plats, tid och vad som står. Ta en bild till chefen, aldrig till "
                    "nätet.</li>"
                    "<li>Ta bort dem på det sätt som er rutin säger.</li>"
                    "<li>Berätta för din chef samma dag.</li>"
                    "<li>Chefen tar frågan om polisanmälan till den som beslutar. Det kan handla om "
                    "skadegörelse eller hets mot folkgrupp.</li>"
                    "<li>Kontakta samordnaren och fyll i blanketten utan namn.</li></ol>"
                    "<p>Lägg inte ut bilden. Då når avsändaren fler, och ni kan dra till er hot.</p>"
                    "<h2>Bokningar och bidrag</h2>"
                    "<p>Mona svarar varken ja eller nej i telefonen. Hon ber om en skriftlig förfrågan och "
                    "lämnar den till den som ansvarar för lokalerna. Där finns villkoren, och där fattas "
                    "beslutet. Samma sak gäller bidrag till föreningar. Det är villkoren som prövas, inte "
                    "din magkänsla. Du ska inte heller på egen hand ta reda på vilka som står bakom.</p>"
                    "<p>Mannens fråga om kvällarna skriver Mona ner ord för ord. Hon och chefen går igenom "
                    "hur personalen ska vara trygg vid stängning.</p>"
                    "<h2>När en grupp står i entrén</h2>"
                    "<p>Var två. Tala om platsens regler, som stängningstid och ljud, och inte om åsikter. "
                    "Backa om det känns hotfullt. Ring 112 vid fara.</p>",
                ),
                (
                    "quote",
                    {
                        "text": "Det bästa var att klistermärket var borta innan skolklassen kom.",
                        "source": "Besökare på ett bibliotek, påhittat exempel",
                    },
                ),
                (
                    "fact",
                    {
                        "title": "Varje händelse räknas",
                        "text": (
                            "<p>Ett klistermärke känns kanske inte viktigt nog att rapportera. Men "
                            "samordnaren ser flera platser på en gång. Fem små händelser kan tillsammans "
                            "bli ett mönster som ingen på plats har sett.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Hur känns er entré för den som tillhör en utsatt grupp? Vem hos er ser den "
                            "först på morgonen?"
                        )
                    },
                ),
                ("law", "L-POLIS"),
                ("law", "L-BLANKETT"),
                ("contact", "sakerhetschef"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Ta reda på vem hos er som tar bort klotter och klistermärken, och vem som "
                            "ska få veta. Saknas en rutin? Be chefen ta upp det på nästa APT.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "slug": "efterat",
            "title": "Efteråt",
            "goal": "Du kan stödja den utsatta, dina kollegor och dig själv, och lära av det som hände.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>När allt har lugnat sig är det inte över. Den som har blivit utsatt ska inte stå "
                    "ensam, och det ska inte du heller. Ni ska också ta med er något av det som hände.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Listan",
                        "text": (
                            "<p>Anna är handledare på arbetsmarknadsenheten. I fikarummet säger deltagaren "
                            "Mattias högt att handledarna ”står på listan”. Han pekar på Nadia, som också "
                            "är handledare, och säger att sådana som hon står överst. Nadia skrattar bort "
                            "det. Sedan går hon hem utan att säga hej då.</p>"
                            "<p>Mattias får inte vara kvar på enheten. Tre veckor senare ringer han till "
                            "Anna. ”Jag vill inte vara med längre”, säger han. ”Men jag vet inte hur man "
                            "gör.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Samma dag</h2>"
                    "<ul><li><b>Nadia</b> får välja vem hon vill prata med, och någon följer henne hem. "
                    "Fråga vad hon behöver, och fråga igen i morgon.</li>"
                    "<li><b>Anna</b> berättar för chefen och anmäler i IA. Chefen tar frågan om "
                    "polisanmälan vidare.</li>"
                    "<li><b>Kollegorna</b> får veta vad som har hänt och vad som görs, men inte mer än de "
                    "behöver.</li></ul>"
                    "<h2>Veckorna efter</h2>"
                    "<p>Oron kommer ofta i efterhand. Därför hör chefen av sig igen efter några dagar. På "
                    "APT talar ni om händelsen utan namn: Vad gick bra? Vad saknade vi? Vad ändrar vi? Välj "
                    "en sak och bestäm vem som gör den.</p>"
                    "<h2>När någon vill lämna</h2>"
                    "<p>Anna behöver inte förlåta Mattias. Men hans samtal är en öppning. Hon frågar om han "
                    "är i fara. Hon frågar om hon får berätta för någon som kan hjälpa, och ger honom "
                    "numret till stödet.</p>"
                    "<p>Att vilja lämna är inget brott. Stödet och utredningen av hotet är två olika saker, "
                    "och båda kan pågå samtidigt.</p>",
                ),
                (
                    "text",
                    "<h2>”Så farligt var det väl inte”</h2><p>Det säger en kollega. Vilket svar öppnar?</p>",
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "”Du var inte ens där, så du kan vara tyst.”",
                            "text": "<p><b>Stänger.</b> Kollegan drar sig undan och gruppen splittras.</p>",
                        },
                        {
                            "summary": "”Du låter precis som han.”",
                            "text": "<p><b>Trappar upp.</b> Nu handlar allt om er, och Nadia glöms bort.</p>",
                        },
                        {
                            "summary": "”Jag såg Nadias ansikte. Kan vi börja med hur hon har det?”",
                            "text": "<p><b>Öppnar.</b> Ni kan tycka olika och ändå bry er om Nadia.</p>",
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": "Vad skulle du själv vilja att någon frågade dig dagen efter ett hot?",
                    },
                ),
                ("law", "L-IA"),
                ("local_plan", None),
                ("contact", "ia-skyddsombud"),
                ("contact", "sig-vuxen"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Föreslå för din chef att ni på nästa APT går igenom vem som gör vad när "
                            "någon har blivit hotad. Tio minuter räcker.</p>"
                        )
                    },
                ),
            ],
        },
    ],
}
