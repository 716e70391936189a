"""Pages for those who work in Ekvalla. All people and events are invented.

`unit` is the code of the unit whose plan it is; `restricted` says that only chosen groups may read the page;
`form_url` is where the form is, which the municipality fills in.
"""

SECTION = {"slug": "for-dig-som-arbetar-har", "title": "För dig som arbetar här"}

# The demo has no survey tool: the address is of a name that is reserved for examples.
SURVEY = {
    "title": "Vad möter du i ditt arbete?",
    "text": (
        "Samordnaren vill veta vad ni ser och hör ute i verksamheterna. Enkäten tar fem minuter och är anonym. "
        "Svaren blir en del av nästa lägesbild. Skriv inga namn."
    ),
    "url": "https://enkat.ekvalla.example/lagesbild-2027",
    "opens_on": "2026-10-01",
    "closes_on": "2027-01-31",
}

PAGES = [
    {
        "slug": "om-du-blir-hotad",
        "prevention_level": "general",
        "open_to_all": True,
        "is_for_threatened": True,
        "owner_role": "sakerhetschef",
        "reviewed_on": "2026-09-14",
        "next_review": "2027-09-30",
        "title": "Om du blir hotad",
        "lead": (
            "Din säkerhet går först. Ring 112 om det är fara, berätta för din chef samma dag och anmäl det i IA, "
            "där vi anmäler tillbud och arbetsskador."
        ),
        "body": [
            (
                "text",
                "<h2>Gör så här</h2>"
                "<ol><li><b>Gå därifrån.</b> Ta med dig kollegor och besökare om det går. Stanna inte kvar "
                "för att säga emot.</li>"
                "<li><b>Ring 112</b> om det är fara, eller om ett brott pågår eller just har hänt.</li>"
                "<li><b>Berätta för din chef</b> samma dag. Når du inte chefen talar du med den som "
                "ersätter chefen.</li>"
                "<li><b>Skriv upp vad som hände:</b> dag, tid, plats och vad som sades, ord för ord. "
                "Spara sms och brev.</li>"
                "<li><b>Anmäl i IA.</b> Du hittar systemet på intranätet.</li>"
                "<li><b>Ta emot stöd.</b> Åk inte hem ensam om du är skakad.</li></ol>",
            ),
            (
                "fact",
                {
                    "title": "Det här hör hemma i IA",
                    "text": (
                        "<p>Tillbud, olyckor, skador och annat i arbetet som inte borde ha hänt. Ett "
                        "hot hör dit även om det aldrig blev verklighet, och även "
                        "om den som hotade inte menade allvar.</p>"
                        "<p>Otillåten påverkan är när någon försöker styra hur du gör ditt jobb med hot, "
                        "våld, trakasserier eller mutor. Anmäl det på samma sätt.</p>"
                    ),
                },
            ),
            (
                "text",
                "<h2>Det här ska din chef göra</h2>"
                "<p>Chefen ser till att du är trygg och att du inte är ensam. Sedan utreder chefen det "
                "som har hänt, tillsammans med skyddsombudet, och planerar så att det inte händer igen. "
                "Chefen tar också reda på vem som beslutar om polisanmälan, och om sekretess hindrar "
                "den.</p>"
                "<h2>Stöd till dig</h2>"
                "<p>Du väljer själv vem du vill prata med: chefen, skyddsombudet eller en kollega. Be om "
                "mer stöd om det inte räcker. Reaktionen kommer ofta efter några dagar, och därför ska "
                "chefen fråga hur du mår igen.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Jag är osäker på om det var ett hot",
                        "text": (
                            "<p>Berätta ändå. Din chef ska få veta det som gör dig rädd, och IA är till "
                            "för just sådant.</p>"
                        ),
                    },
                    {
                        "summary": "Hotet kom på nätet eller i telefon",
                        "text": (
                            "<p>Svara inte. Spara meddelandet och skriv upp när det kom. Gör sedan som "
                            "ovan. Lägg inte ut det för att varna andra.</p>"
                        ),
                    },
                    {
                        "summary": "Det var en elev eller någon jag hjälper",
                        "text": (
                            "<p>Ett hot hör aldrig till jobbet. Anmäl i IA som vanligt, men skriv inget "
                            "om personens privatliv. Är personen under 18 år och kan behöva skydd gör du "
                            "också en orosanmälan.</p>"
                        ),
                    },
                    {
                        "summary": "Någon hotar min familj",
                        "text": (
                            "<p>Ring 112 om det är fara. Berätta för din chef, även om det händer på "
                            "fritiden. Hotet kan ha med ditt arbete att göra.</p>"
                        ),
                    },
                    {
                        "summary": "Du som är chef",
                        "text": (
                            "<p>Fråga först om medarbetaren är i säkerhet. Bestäm vem som gör vad i dag. "
                            "Kontakta säkerhetschefen om platsen eller flera medarbetare behöver skydd, "
                            "och samordnaren om det kan ha med våldsbejakande extremism att göra.</p>"
                        ),
                    },
                ],
            ),
            ("law", "L-IA"),
            ("law", "L-112"),
            ("contact", "larm-112"),
            ("contact", "narmaste-chef"),
            ("contact", "ia-skyddsombud"),
            ("contact", "sakerhetschef"),
            ("contact", "polisen-11414"),
            (
                "action",
                {
                    "text": ("<p>Ta reda på i dag hur du larmar där du arbetar, och vem som ersätter din chef.</p>"),
                },
            ),
        ],
    },
    {
        "slug": "avidentifierad-information",
        "prevention_level": "specific",
        "reviewed_on": "2026-09-14",
        "next_review": "2027-09-30",
        "title": "Blankett för avidentifierad information",
        "form_url": "",
        "recipient": "samordnare",
        "lead": (
            "Blanketten hjälper kommunen att se mönster. Du skriver vad som har hänt, men aldrig så att "
            "någon kan förstå vem det gäller."
        ),
        "body": [
            (
                "text",
                "<h2>När fyller du i den?</h2>"
                "<p>När du är orolig för någon eller när något har hänt, och det kan ha med våldsbejakande "
                "extremism att göra. Du behöver inte vara säker. Gör det tillsammans med din chef.</p>"
                "<h2>Vart går den?</h2>"
                "<p>Blanketten finns på intranätet. När den är ifylld skickar du den till "
                "preventionssamordnaren, och ingen annan. Inget av det du skriver sparas i Rustad: här "
                "finns bara den här vägledningen.</p>",
            ),
            (
                "fact",
                {
                    "title": "Blanketten ersätter ingen anmälan",
                    "text": (
                        "<p>Är någon i fara ringer du 112. Kan ett barn behöva skydd gör du en "
                        "orosanmälan genast. Är det fråga om ett brott tar du upp polisanmälan med din "
                        "chef. Blanketten kommer efter det, och utan namn.</p>"
                    ),
                },
            ),
            (
                "table",
                {
                    "caption": "Samma händelse, skriven på två sätt",
                    "head": [
                        "Uppgift",
                        "Här går det att förstå vem det är",
                        "Så här kan du skriva i stället",
                    ],
                    "rows": [
                        [
                            "Vem",
                            "En 43-årig vaktmästare, nyskild och pappa till tvillingar",
                            "En vuxen person",
                        ],
                        [
                            "Var",
                            "Trapphuset på Almvägen 4, mitt emot frisören",
                            "Ett bostadsområde i kommunen",
                        ],
                        ["När", "Tisdagen den 6 oktober klockan 14.10", "En vardag i början av oktober"],
                        [
                            "Hur vi vet",
                            "Hans mamma, som har hemtjänst, berättade det",
                            "En medarbetare fick veta det i sitt arbete",
                        ],
                        [
                            "Vad",
                            "Han sa det han alltid säger på bygdegårdens möten",
                            "Personen sa att våld behövs för att ändra samhället",
                        ],
                        [
                            "Vad vi gjorde",
                            "Hemtjänst Nord ringde hans sambo",
                            "Chefen fick veta det samma dag. Sekretessen kollades.",
                        ],
                    ],
                },
            ),
            (
                "case",
                {
                    "title": "Ett exempel som inte fungerar",
                    "text": (
                        "<p>”Den enda killen i åttan som spelar tuba har börjat komma till skolan med "
                        "flygblad.” Där står inget namn. Ändå vet alla på skolan vem det är.</p>"
                    ),
                },
            ),
            (
                "case",
                {
                    "title": "Ett exempel som fungerar",
                    "text": (
                        "<p>”I höst har flygblad med hot mot en grupp människor delats ut bland elever i "
                        "de äldre årskurserna, vid minst tre tillfällen. Personalen har tagit hand om dem "
                        "och berättat för rektorn.” Nu syns det som har hänt, men ingen elev.</p>"
                    ),
                },
            ),
            (
                "text",
                "<h2>Läs en gång till innan du skickar</h2>"
                "<ul><li>Skulle en granne, en kollega eller en anhörig kunna gissa vem det är?</li>"
                "<li>Har du strukit ålder, adress, yrke, familj, språk, sjukdom och ovanliga "
                "intressen?</li>"
                "<li>Har du skrivit det du vet, och inte det du tror?</li>"
                "<li>Har du låtit bli att skriva vad någon tycker, om det inte handlar om våld?</li></ul>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Får jag bifoga en bild eller ett flygblad?",
                        "text": (
                            "<p>Fråga samordnaren först. Ta inga bilder på människor, hem eller post. "
                            "Sprid aldrig vidare det som står på flygbladet.</p>"
                        ),
                    },
                    {
                        "summary": "Får jag ha en kopia kvar?",
                        "text": (
                            "<p>Fråga din chef var och hur länge den ska sparas. Lägg den inte i en "
                            "privat telefon eller mejl.</p>"
                        ),
                    },
                    {
                        "summary": "Vad händer sedan?",
                        "text": (
                            "<p>Samordnaren läser den, frågar om något är oklart och lägger ihop den med "
                            "andra. Det blir en del av lägesbilden.</p>"
                        ),
                    },
                ],
            ),
            ("law", "L-BLANKETT"),
            ("contact", "samordnare"),
            (
                "action",
                {
                    "text": (
                        "<p>Hitta blanketten på intranätet i dag, så att du vet var den är när du behöver den.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "slug": "symboler",
        "prevention_level": "specific",
        "work_types": ["skola", "fritid", "socialtjanst", "bibliotek"],
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-30",
        "title": "Symboler och koder",
        "lead": (
            "En symbol kan vara en ledtråd, men den säger aldrig ensam vem någon är. Här läser du hur du "
            "kan tänka, och vad du gör när du ser en."
        ),
        "body": [
            (
                "text",
                "<h2>Börja med sammanhanget</h2>"
                "<p>Fråga först vad som har hänt, var och vem som kan känna sig hotad. Ett tecken på en "
                "vägg vid en mötesplats är en händelse. Samma tecken på en nyckelring behöver inte vara "
                "det. Titta därför på helheten: platsen, tiden, det som sades och om det har hänt "
                "förut.</p>"
                "<h2>Vad en symbol kan säga</h2>"
                "<ul><li>att någon vill visa var en grupp finns</li>"
                "<li>att någon vill skrämma dem som går förbi</li>"
                "<li>att det kan vara ett brott, men det avgör andra än du.</li></ul>"
                "<h2>Vad den inte säger</h2>"
                "<ul><li>att personen är våldsam</li>"
                "<li>att personen vet vad den betyder</li>"
                "<li>att personen är med i något.</li></ul>"
                "<p>Många symboler har en äldre, oskyldig betydelse. Andra byts ut så fort de blir kända. "
                "Siffror, bilder och ord kan vara koder för den ena och vardag för den andra. Skämt "
                "används ibland som skydd: ”Tål du inte skämt?” Religion, språk, hudfärg och politisk färg "
                "är inga tecken alls.</p>",
            ),
            (
                "fact",
                {
                    "title": "Varför finns här inga bilder?",
                    "text": (
                        "<p>En samling med bilder blir lätt gammal. Den kan göra att någon pekas ut av "
                        "misstag, och den kan spridas vidare. Är du osäker på något du har sett frågar du "
                        "samordnaren, som kan tolka det i sitt sammanhang.</p>"
                    ),
                },
            ),
            (
                "case",
                {
                    "title": "Klistermärket på elskåpet",
                    "text": (
                        "<p>Simon arbetar i parkgruppen. På ett elskåp vid bussgatan sitter fem likadana "
                        "märken som han inte känner igen. I förra veckan satt det ett. Han skriver upp "
                        "plats, tid och antal, beskriver motivet med ord och berättar för sin chef. Sedan "
                        "tas de bort enligt rutinen. Han letar inte på nätet efter vem som har gjort "
                        "dem.</p>"
                    ),
                },
            ),
            (
                "text",
                "<h2>När du ser något</h2>"
                "<ol><li>Är någon hotad eller i fara? Ring 112.</li>"
                "<li>Skriv upp plats, tid och vad du ser. Följ er rutin om ni ska ta en bild.</li>"
                "<li>Ta bort det enligt rutinen, eller be den som har ansvaret.</li>"
                "<li>Berätta för din chef, som tar upp frågan om polisanmälan.</li>"
                "<li>Kontakta samordnaren och fyll i blanketten utan namn.</li></ol>"
                "<p>Lägg aldrig ut det du har sett på nätet. Då sprider du budskapet.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "En elev ritar något i sin bok",
                        "text": (
                            "<p>Fråga i lugn och ro vad det är och var det kommer ifrån. Lyssna på "
                            "svaret. Skäll inte inför andra. Blir du orolig för eleven gäller rutinen, "
                            "och symbolen är då bara en av flera saker du berättar om.</p>"
                        ),
                    },
                    {
                        "summary": "En kollega bär något jag undrar över",
                        "text": (
                            "<p>Fråga kollegan om det känns tryggt, annars din chef. Prata inte om det i "
                            "korridoren.</p>"
                        ),
                    },
                    {
                        "summary": "Invånare frågar mig",
                        "text": (
                            "<p>Visa sidan ”Är du orolig för någon?”. Ge dem numret till Servicecenter om "
                            "de vill berätta om klotter eller affischer.</p>"
                        ),
                    },
                ],
            ),
            (
                "reflection",
                {
                    "question": (
                        "När trodde du senast att något betydde mer än det gjorde? Vad gjorde att du ändrade dig?"
                    ),
                },
            ),
            (
                "sources",
                [
                    {
                        "title": "Handlingsplan mot våldsbejakande extremism 2023",
                        "detail": (
                            "Enskede-Årsta-Vantörs stadsdelsnämnd, Stockholm, 2022. Händelser och kunskap om symboler."
                        ),
                    },
                    {
                        "title": "CVE:s metodstöd om oro",
                        "detail": "Center mot våldsbejakande extremism, 2022, reviderat 2024. Kapitel 4.",
                    },
                    {
                        "title": "Beskrivningarna av hur koder används",
                        "detail": "Rustads egen text. Ska granskas av kommunens samordnare.",
                    },
                ],
            ),
            ("law", "L-POLIS"),
            ("contact", "samordnare"),
            (
                "action",
                {
                    "text": ("<p>Ta reda på vem som tar bort klotter där du arbetar, och vem som ska få veta.</p>"),
                },
            ),
        ],
    },
    {
        "slug": "lagesbild",
        "prevention_level": "general",
        "reviewed_on": "2026-09-30",
        "next_review": "2027-09-30",
        "title": "Lägesbild",
        "restricted": True,
        "lead": "Så här ser det ut i Ekvalla hösten 2026, i korthet. Allt på sidan är ett påhittat exempel.",
        "body": [
            (
                "text",
                "<p>Lägesbilden bygger på de avidentifierade blanketterna, på samtal med verksamheterna "
                "och på det som polisen kan berätta i stort. Här står inga namn. Vi skriver om händelser "
                "och platser, inte om vad människor tycker.</p>"
                "<h2>Sammanfattning</h2>"
                "<p>Läget är lugnt. Det som märks är mest klistermärken och klotter, och en del hårda ord "
                "på nätet. Hot mot medarbetare är få men har blivit något fler. Vi vet för lite om hur "
                "det ser ut i hemmen.</p>",
            ),
            (
                "table",
                {
                    "caption": "Det vi har sett i höst",
                    "head": ["Område", "Vad som har hänt", "Så tolkar vi det"],
                    "rows": [
                        [
                            "Centrum",
                            "Klistermärken på stolpar och elskåp, borttagna inom två dagar.",
                            "Ett fåtal personer. Ingen plats har blivit en mötesplats.",
                        ],
                        [
                            "Skolor",
                            "Flygblad vid två tillfällen. Grova skämt i klasschattar.",
                            "Skämten sprids fort och gör några elever rädda.",
                        ],
                        [
                            "Bibliotek och fritid",
                            "Två hot mot personal. Båda är anmälda.",
                            "Hoten kom efter att någon hade blivit ombedd att gå.",
                        ],
                        [
                            "Omsorg i hemmet",
                            "Få rapporter.",
                            "Det beror troligen på att vi frågar för lite, inte på att inget händer.",
                        ],
                    ],
                },
            ),
            (
                "text",
                "<h2>Det vi inte vet</h2>"
                "<p>Vi hör sällan från dem som arbetar ensamma eller på kvällarna. Vi vet också lite om "
                "unga som har slutat gå till skolan. Låga siffror kan bero på att ingen har berättat.</p>"
                "<h2>Det vi gör mer av under 2027</h2>"
                "<ul><li>Alla enheter pratar om ämnet på ett APT, minst en gång.</li>"
                "<li>Hemtjänsten får en genomgång av rutinen på kvällstid.</li>"
                "<li>Biblioteket och Ungdomens hus ser över hur man larmar.</li>"
                "<li>Samordnaren besöker elevhälsan varje termin.</li></ul>",
            ),
            (
                "fact",
                {
                    "title": "Visa den inte för andra",
                    "text": (
                        "<p>Sidan är till för dig som behöver den i ditt arbete. Skriv inte ut den för "
                        "att låta den ligga framme, och lägg inte ut delar av den.</p>"
                    ),
                },
            ),
            (
                "reflection",
                {
                    "question": "Vad i lägesbilden känner du igen från din enhet? Vad saknas?",
                },
            ),
            ("law", "L-BROTTSF"),
            ("contact", "samordnare"),
            (
                "action",
                {
                    "text": (
                        "<p>Fundera på vad i lägesbilden som berör er enhet. Fråga samordnaren vad ni får ta upp på "
                        "APT.</p>"
                    ),
                },
            ),
        ],
    },
    {
        "slug": "lokal-plan-socialforvaltningen",
        "decision": "Socialnämnden 26 augusti 2026, SN 2026/118",
        "reviewed_on": "2026-09-01",
        "next_review": "2027-09-30",
        "title": "Socialförvaltningens plan i korthet",
        "unit": "SOC",
        "lead": (
            "Det här har socialförvaltningen bestämt att göra mot våldsbejakande extremism under 2027. "
            "Planen är ett påhittat exempel."
        ),
        "body": [
            (
                "text",
                "<p>Socialnämnden har ansvar för planen. Vi är den del av kommunen som många vänder sig "
                "till först, och den som kan ge stöd under längst tid. Därför handlar mycket om att vara lätta att "
                "nå.</p>",
            ),
            (
                "table",
                {
                    "caption": "Vad vi gör under 2027",
                    "head": ["Område", "Åtgärd", "Vem"],
                    "rows": [
                        [
                            "Förebygga",
                            "Alla medarbetare i målgruppen går grundutbildningen.",
                            "Enhetscheferna",
                        ],
                        [
                            "Förhindra",
                            "Anhöriga och de som vill lämna får svar av någon som kan frågorna.",
                            "Mottagningen, Vuxenenheten",
                        ],
                        ["Skydda", "Hemtjänsten och Socialjouren övar på hot i arbetet.", "Enhetscheferna"],
                        ["Hantera", "Vi går igenom varje händelse efteråt, utan namn.", "Avdelningscheferna"],
                    ],
                },
            ),
            (
                "text",
                "<h2>Vad betyder planen för dig?</h2>"
                "<ul><li>Du kollar sekretessen innan du lämnar ut något om en vuxen. Den är stark hos "
                "oss.</li>"
                "<li>Du gör en orosanmälan genast om ett barn kan behöva skydd, även när du har kommit "
                "för någon annans skull.</li>"
                "<li>Du frågar om samtycke och godtar ett nej.</li>"
                "<li>Stöd till den som vill lämna är frivilligt. Det är inte en del av en utredning om "
                "brott.</li></ul>"
                "<h2>Så följer vi upp</h2>"
                "<p>Utbildningen och APT-samtalen följs upp i verksamhetsberättelsen. Stödet till dem som "
                "vill lämna redovisas också efter fyra och åtta månader, i antal och utan namn.</p>",
            ),
            ("law", "L-SEK"),
            ("law", "L-ORO"),
            ("contact", "samordnare"),
            ("contact", "mottagning-barn"),
            (
                "action",
                {
                    "text": "<p>Fråga din chef vilken av åtgärderna din enhet gör först.</p>",
                },
            ),
        ],
    },
    {
        "slug": "lokal-plan-barn-och-utbildningsforvaltningen",
        "decision": "Barn- och utbildningsnämnden 1 september 2026, BUN 2026/204",
        "reviewed_on": "2026-09-02",
        "next_review": "2027-09-30",
        "title": "Barn- och utbildningsförvaltningens plan i korthet",
        "unit": "BUN",
        "lead": (
            "Det här har förskolan, skolan och vuxenutbildningen bestämt att göra under 2027. Planen är "
            "ett påhittat exempel."
        ),
        "body": [
            (
                "text",
                "<p>Barn- och utbildningsnämnden har ansvar för planen. Hos oss finns nästan alla barn i "
                "Ekvalla. De ska känna sig trygga, få fråga om allt och få hjälp i tid.</p>",
            ),
            (
                "table",
                {
                    "caption": "Vad vi gör under 2027",
                    "head": ["Område", "Åtgärd", "Vem"],
                    "rows": [
                        ["Förebygga", "Samtal om källor och om demokrati i alla årskurser.", "Lärarna"],
                        [
                            "Förhindra",
                            "Varje skola vet vem i elevhälsan som tar emot en oro.",
                            "Rektorn, Elevhälsan",
                        ],
                        ["Skydda", "Skolorna går igenom hur man larmar, varje termin.", "Rektorn"],
                        ["Hantera", "Efter en händelse får elever och personal stöd samma dag.", "Rektorn"],
                    ],
                },
            ),
            (
                "text",
                "<h2>Vad betyder planen för dig?</h2>"
                "<ul><li>Du pratar med eleven i lugn och ro och skriver upp det du har sett och hört.</li>"
                "<li>Du berättar för rektorn. Det är rektorn som tar ställning till polisanmälan.</li>"
                "<li>Du gör en orosanmälan genast om du misstänker att ett barn kan behöva skydd. Den "
                "skyldigheten är din egen.</li>"
                "<li>Du letar inte själv i elevens konton på nätet.</li></ul>"
                "<h2>Så följer vi upp</h2>"
                "<p>Grundutbildningen, fördjupningen och APT-samtalen följs upp i verksamhetsberättelsen, "
                "var för sig.</p>",
            ),
            ("law", "L-ORO"),
            ("law", "L-SKOL"),
            ("contact", "samordnare"),
            ("contact", "mottagning-barn"),
            (
                "action",
                {
                    "text": "<p>Ta reda på vem i elevhälsan du går till med en oro.</p>",
                },
            ),
        ],
    },
    {
        "slug": "lokal-plan-kultur-och-fritidsforvaltningen",
        "decision": "Kultur- och fritidsnämnden 3 september 2026, KFN 2026/57",
        "reviewed_on": "2026-09-03",
        "next_review": "2027-09-30",
        "title": "Kultur- och fritidsförvaltningens plan i korthet",
        "unit": "KFF",
        "lead": (
            "Det här har bibliotek, badhus, kulturskola och mötesplatser för unga bestämt att göra under "
            "2027. Planen är ett påhittat exempel."
        ),
        "body": [
            (
                "text",
                "<p>Kultur- och fritidsnämnden har ansvar för planen. Våra hus är öppna för alla. Just "
                "därför behöver vi vara tydliga med vad som gäller där, och måna om dem som kan känna sig "
                "hotade.</p>",
            ),
            (
                "table",
                {
                    "caption": "Vad vi gör under 2027",
                    "head": ["Område", "Åtgärd", "Vem"],
                    "rows": [
                        [
                            "Förebygga",
                            "Fler vuxna på plats de kvällar då många unga kommer.",
                            "Ungdomens hus",
                        ],
                        [
                            "Förhindra",
                            "All personal vet hur man visar anhöriga vägen till stödet.",
                            "Enhetscheferna",
                        ],
                        [
                            "Skydda",
                            "Nytt larm och fasta rutiner vid stängning.",
                            "Ekvalla bibliotek, Badhuset",
                        ],
                        [
                            "Hantera",
                            "Klotter och klistermärken skrivs upp och tas bort samma dag.",
                            "Enhetscheferna",
                        ],
                    ],
                },
            ),
            (
                "text",
                "<h2>Vad betyder planen för dig?</h2>"
                "<ul><li>Du skriver upp plats, tid och vad du ser, och säger till din chef.</li>"
                "<li>Du svarar inte på hot. Du går därifrån och larmar.</li>"
                "<li>Frågor om bidrag och lokaler går till Föreningsstöd och lokaler. Du avgör dem inte i "
                "disken.</li>"
                "<li>Alla får låna böcker och vara hos oss, så länge ingen hotas.</li></ul>"
                "<h2>Så följer vi upp</h2>"
                "<p>Utbildningen och APT-samtalen följs upp i verksamhetsberättelsen. Händelserna räknas "
                "i lägesbilden, utan namn.</p>",
            ),
            ("law", "L-IA"),
            ("law", "L-BLANKETT"),
            ("contact", "samordnare"),
            ("contact", "sakerhetschef"),
            (
                "action",
                {
                    "text": "<p>Gå igenom er entré med en kollega. Vad ser en besökare först?</p>",
                },
            ),
        ],
    },
]
