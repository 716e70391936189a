"""Law references in plain words; checked_on is None until a jurist has read them."""

LAWS = [
    {
        "key": "L-ORO",
        "title": "19 kap. 1 § socialtjänstlagen (2025:400)",
        "text": (
            "<p>Rör ditt arbete barn och unga? Då ska du genast göra en orosanmälan till socialnämnden när "
            "du misstänker att ett barn kan behöva skydd.</p>"
            "<p>En misstanke räcker. Ingen behöver ge sitt samtycke, inte heller vårdnadshavaren. "
            "Skyldigheten är din egen, även om du har berättat för din chef.</p>"
            "<p>Också den som är privatperson kan anmäla. Alla får göra det.</p>"
            "<p><b>Ska granskas av jurist:</b> Paragrafens ordalydelse är inte kontrollerad, och inte "
            "heller exakt vilka yrken den gäller. Hösten 2025 föreslog regeringen ändringar (prop. "
            "2025/26:12). Om de har börjat gälla är inte heller kontrollerat.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2025:400",
        "valid_from": "2025-07-01",
        "checked_on": None,
        "next_check": "2026-06-30",
        "owner_role": "samordnare",
    },
    {
        "key": "L-SEK",
        "title": "Sekretess: 10, 23, 25 och 26 kap. offentlighets- och sekretesslagen (2009:400)",
        "text": (
            "<p>Kolla sekretessen innan du lämnar ut något om en person. Hur stark den är beror på var du "
            "arbetar.</p>"
            "<p><b>Stark</b> är den i socialtjänsten, där hemtjänsten ingår (26 kap.), i hälso- och "
            "sjukvården (25 kap.) och i elevhälsans psykologiska och psykosociala arbete (23 kap. 2 §).</p>"
            "<p><b>Svag eller ingen</b> är den ofta på bibliotek och i öppen fritidsverksamhet.</p>"
            "<p>Ibland finns det en regel som ändå låter dig berätta. Flera sådana regler i 10 kap. fick ny "
            "text den 1 april 2025, och delar av 26 kap. ändrades den 1 juli 2025. Räkna inte med att den "
            "så kallade generalklausulen (10 kap. 27 §) hjälper dig i socialtjänst eller vård. Fråga din "
            "chef, som kan ta hjälp av kommunjuristen.</p>"
            "<p><b>Ska granskas av jurist:</b> De nya reglernas ordalydelse är inte kontrollerad. Därför "
            "står här inga gränser för ålder eller straff. En ny regel, 10 kap. 15 a §, föreslogs från den "
            "1 december 2025. Om den gäller är inte kontrollerat.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2009:400",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-06-30",
        "owner_role": "kommunjurist",
    },
    {
        "key": "L-SAMTYCKE",
        "title": "Samtycke: 10 kap. 1 § och 12 kap. 2 § offentlighets- och sekretesslagen (2009:400)",
        "text": (
            "<p>Sekretessen är till för att skydda personen. Därför kan hen själv säga ja till att du "
            "berättar.</p>"
            "<p>Gör det till en vana att fråga. Förklara vad du vill berätta, för vem och varför. Personen "
            "får säga nej och får ändra sig.</p>"
            "<p>En orosanmälan för ett barn kräver inget samtycke.</p>"
            "<p><b>Ska granskas av jurist:</b> Hänvisningen bygger på en kommunal vägledning från 2019 och "
            "på allmän kunskap.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2009:400",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "kommunjurist",
    },
    {
        "key": "L-POLIS",
        "title": "Polisanmälan: brottsbalken och terroristbrottslagen (2022:666)",
        "text": (
            "<p>Som anställd är du i allmänhet inte skyldig att polisanmäla ett brott som redan har hänt. "
            "Men vid varje misstanke om brott ska ni ställa frågan: Ska vi polisanmäla?</p>"
            "<p>Frågan gäller också brott som inte har blivit av. Försök, förberedelse och stämpling kan "
            "vara straffbara. Stämpling är till exempel att komma överens med någon om ett brott.</p>"
            "<p>Vem som beslutar står i delegationsordningen. Chefen tar reda på det, och på om sekretess "
            "hindrar anmälan.</p>"
            "<p>Terroristbrott finns i 4–10 §§ terroristbrottslagen. Sedan den 1 juni 2023 är det också "
            "straffbart att delta i en terroristorganisation.</p>"
            "<p><b>Ska granskas av jurist:</b> För vissa brott är det straffbart att inte avslöja att "
            "brottet är på väg att ske eller pågår (23 kap. 6 § brottsbalken). Om det gäller brott mot "
            "terroristbrottslagen är inte kontrollerat.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2022:666",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "kommunjurist",
    },
    {
        "key": "L-UPPG",
        "title": "Lag (2025:170): uppgifter till polisen och andra som bekämpar brott",
        "text": (
            "<p>Kommunen ska lämna uppgifter som behövs för att bekämpa brott. Det gäller inte när det står "
            "klart att skälen för sekretess väger tyngre (6 §). På begäran ska kommunen lämna "
            "kontaktuppgifter (4 §).</p>"
            "<p>Rektorn har en egen skyldighet (7 §). Den gäller på begäran, och mot polisen även på "
            "rektorns eget initiativ när rektorn bedömer att det behövs. Också den som huvudmannen har "
            "utsett i öppen fritidsverksamhet eller ett fristående fritidshem har den skyldigheten.</p>"
            "<p>Hälso- och sjukvården och socialtjänsten är till stor del undantagna (8 §).</p>"
            "<p>Skyldigheten ligger på kommunen och rektorn, inte på varje medarbetare. Frågar polisen dig "
            "går du till din chef.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2025:170",
        "valid_from": "2025-04-01",
        "checked_on": None,
        "next_check": "2026-06-30",
        "owner_role": "kommunjurist",
    },
    {
        "key": "L-SKOL",
        "title": "6 a kap. skollagen (2010:800): skolans arbete mot brott",
        "text": (
            "<p>Kapitlet handlar om beredskap för allvarligt våld (3 §), om vem som får vara i skolans "
            "lokaler (4 §), om att se igenom väskor (5–9 §§) och om rektorns polisanmälan (10–11 §§).</p>"
            "<p>Arbetar du i skolan? Berätta för rektorn vad du har sett eller hört. Det är rektorn som tar "
            "ställning till polisanmälan.</p>"
            "<p><b>Ska granskas av jurist:</b> Lagförslaget (prop. 2024/25:160) säger att rektorn ska "
            "anmäla när en elev misstänks för brott i samband med verksamheten, om inte starka skäl talar "
            "emot. Den slutliga texten i 10 § och dagen då den började gälla är inte kontrollerade.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2010:800",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-06-30",
        "owner_role": "kommunjurist",
    },
    {
        "key": "L-NOD",
        "title": "24 kap. 4 § brottsbalken: nöd",
        "text": (
            "<p>Nöd är när något mycket viktigt är i fara, till exempel någons liv eller hälsa. Då kan det "
            "vara tillåtet att göra något som annars är ett brott, som att bryta tystnadsplikten.</p>"
            "<p>Det gäller bara om handlingen går att försvara när man ser till faran och till skadan för "
            "andra. En domstol avgör det i efterhand. Därför är nöd inget sätt att komma runt rutinen.</p>"
            "<p>Är det fara just nu? Ring 112.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=1962:700",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "kommunjurist",
    },
    {
        "key": "L-112",
        "title": "Ring 112 vid fara, 114 14 när det kan vänta",
        "text": (
            "<p>Ring 112 när någon är i fara eller när ett brott pågår eller just har hänt. Ring polisen på "
            "114 14 när det inte är bråttom, till exempel för att lämna ett tips.</p>"
            "<p>Tror du att någon planerar ett terrordåd? Hör av dig. Du behöver inte vara säker på att det "
            "är ett brott.</p>"
            "<p>Ett tips till polisen blir en allmän handling. Fråga vad det betyder innan du säger ditt "
            "namn.</p>"
        ),
        "source": "https://polisen.se",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "samordnare",
    },
    {
        "key": "L-IA",
        "title": "3 kap. 2 a, 3 och 3 a §§ arbetsmiljölagen (1977:1160)",
        "text": (
            "<p>Arbetsgivaren ska utreda risker och skador i arbetet och planera för vad som behöver göras "
            "(2 a §). Du ska få den utbildning som arbetet kräver och känna till riskerna (3 §).</p>"
            "<p>Händer något allvarligt ska arbetsgivaren anmäla det till myndigheten utan att dröja (3 a "
            "§).</p>"
            "<p>I Ekvalla anmäler du i IA. Det är systemet för tillbud, olyckor, skador och annat som "
            "inte borde ha hänt. Arbetsskador hör också dit.</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=1977:1160",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "hr-chef",
    },
    {
        "key": "L-BLANKETT",
        "title": "Blanketten för avidentifierad information",
        "text": (
            "<p>Blanketten är en rutin i Ekvalla, inte en lag. Du fyller i den när en oro eller en händelse "
            "kan ha med våldsbejakande extremism att göra, och skickar den till samordnaren.</p>"
            "<p>Ingen ska kunna förstå vem det gäller. Att utelämna namnet räcker inte om bara några få "
            "passar in på beskrivningen. Ta bort sådant som pekar ut: adress, exakt ålder, yrke eller "
            "familj.</p>"
            "<p>Blanketten ersätter varken en orosanmälan eller en polisanmälan.</p>"
        ),
        "source": "",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "samordnare",
    },
    {
        "key": "L-BROTTSF",
        "title": "Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete",
        "text": (
            "<p>Kommunen ska ta fram en lägesbild och en åtgärdsplan mot brott. De ska följas upp och vid "
            "behov göras om minst vartannat år (4–6 §§).</p>"
            "<p>Kommunen ska ha någon som samordnar arbetet. Där ingår att ge invånarna information (11–12 "
            "§§). Kommunstyrelsen berättar för fullmäktige hur det går (13 §).</p>"
        ),
        "source": "https://rkrattsbaser.gov.se/sfst?bet=2023:196",
        "valid_from": None,
        "checked_on": None,
        "next_check": "2026-12-31",
        "owner_role": "samordnare",
    },
]
