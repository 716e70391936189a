"""Samples in Somali: not reviewed by anyone who speaks it, and never published."""

FRONT = {
    "title": "Ma qof baad u welwelaysaa?",
    "subtitle": "Uma baahnid inaad hubto.",
    "lead": (
        "Qof aad jeceshahay ma bilaabay inuu ku soo jiidmo dhaqdhaqaaq difaaca rabshadda? Na soo wac oo "
        "nala hadal. Uma baahnid inaad sheegto cidda aad tahay, umana baahnid inaad taqaanno waxa saxda ah."
    ),
}

PAGES = [
    {
        "key": "orolig",
        "parent": None,
        "slug": "ma-walwalsan-tahay",
        "title": "Ma u welwelaysaa qof aad taqaanno?",
        "menu": True,
        "menu_title": "U welwelidda qof",
        "kind": "relative",
        "answer": "Na soo wac oo noo sheeg waxaad aragtay. Waxaan kula fikiraynaa tallaabada xigta.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Waxaa laga yaabaa in wiilkaaga, walaashaa ama saaxiibkaa uu kaa fogaaday oo uu bilaabay "
            "inuu difaaco rabshadda. Waxaa laga yaabaa inaad xishoonayso ama aad ka baqayso inaad sii "
            "xumayso. Dad badan ayaa sidaas dareema. Weydiinta talo ma aha inaad qof khiyaanto.</p>"
            "<p>Haddii qofku yahay 18 jir ama ka weyn, wac qaybta dadka waaweyn. Lambarka wuxuu ku yaal "
            "bogga hoostiisa.</p>"
        ),
        "steps_title": "Waxaad hadda samayn karto",
        "steps": [
            {
                "title": "U dhowow",
                "text": (
                    "U dir farriin, cunto la cun, weydii nolol maalmeedka. Saaxiib dibadda ah waa waddo lagu soo noqdo."
                ),
            },
            {
                "title": "Weydii oo dhegayso",
                "text": ("Weydiiso qofka inuu kuu sheekeeyo. Sheeg waxaad ka baqayso. Uma baahnid inaad la oggolaato."),
            },
            {
                "title": "Caawimaad raadso goor hore",
                "text": ("Qor waxaad aragtay iyo goorta ay dhacday. Kaddib soo wac, xitaa haddii aad shakisan tahay."),
            },
        ],
        "body": [
            (
                "text",
                "<h2>Uma baahnid caddayn</h2>"
                "<p>Waa ku filan tahay inaad dareento in wax khaldan yihiin. Kuma cadaadinayno su’aalo, "
                "waana sheegi kartaa inaadan garanayn.</p>"
                "<p>Qof walba wuxuu xaq u leeyahay ra’yigiisa iyo diintiisa. Taasi rabshad ma muujinayso. "
                "Laakiin haddii wax badan isbeddelaan waqti gaaban oo qofku rabshadda u arko xal, waa "
                "wanaagsan tahay inaad qof la hadasho.</p>"
                "<h2>Haddii qofku yahay qof weyn</h2>"
                "<p>Taageerada qofka weyn waxay ku xiran tahay inuu isagu doonayo. Laakiin adigu taageero "
                "waad heli kartaa xitaa haddii uu diido.</p>"
                "<h2>Ku hadal luqaddaada</h2>"
                "<p>Noo sheeg luqadda aad rabto inaad ku hadasho. Waxaan kaa caawinaynaa inaad hesho "
                "turjubaan. Turjubaanka laftiisu sirta ayuu dhawraa.</p>"
                "<h2>Ka hor intaadan magac sheegin</h2>"
                "<p>Inta aadan sheegin cidda ay khusayso, talo ayaan bixinaynaa oo wax kale ma "
                "samaynayno. Haddii aad noo sheegto ilmo dhib gaari karo, waa inaan wax ka qabannaa. "
                "Marka hore waad na weydiin kartaa.</p>",
            ),
        ],
        "emergency": {
            "title": "Wac 112 haddii ay khatar jirto",
            "text": (
                "Ma ka baqaysaa in qof wax gaaraan? Hub ma jiraa, mise waxaad maqashay qorshe rabshadeed? "
                "Isla markiiba wac, xitaa haddii aadan hubin inay dembi tahay."
            ),
        },
        "more_contacts": ["mottagning-vuxen", "socialjour", "orostelefonen"],
        "privacy": (
            "<p>Badhanka ”Lämna sidan snabbt” wuxuu isla markiiba ku geynayaa bog kale. Booqashadaadu "
            "waxay ku haraysaa taariikhda biraawsarka ilaa aad tirtirto. Waxaa fiican inaad bogga ku "
            "furto daaqad gaar ah.</p>"
            "<p>Telefoonka, kombiyuutarka ama akoonka qof ma la wadaagtaa? Markaas isna wuu arki karaa "
            "taariikhda. Tirtir bogga oo keliya, maxaa yeelay taariikh madhan waa la dareemi karaa.</p>"
            "<p>Lambarka aad wacdo wuxuu ka muuqan karaa liiska wicitaannada iyo biilka. Amaaho telefoon "
            "kale haddii aadan rabin in la arko.</p>"
        ),
        "secrecy": (
            "Uma baahnid inaad magacaaga sheegto, sirtana waan dhawrnaa. Laakiin waa inaan wax qabannaa "
            "haddii ilmo dhib gaari karo ama qof naftiisu khatar ku jirto."
        ),
        "owner_role": "samordnare",
        "reviewed_on": None,
        "next_review": "2027-09-15",
    },
    {
        "key": "lamna-rorelse",
        "parent": None,
        "slug": "ka-bax-dhaqdhaqaaq",
        "title": "Ma rabtaa inaad ka baxdo dhaqdhaqaaq xagjir ah?",
        "menu": True,
        "menu_title": "Ka bax dhaqdhaqaaq",
        "kind": "exit_extremism",
        "answer": (
            "Caawimaad waad heli kartaa si aad uga baxdo dhaqdhaqaaq xagjir ah oo rabshad wata. Adiga "
            "ayaa go’aaminaya xawaaraha."
        ),
        "contact": "sig-vuxen",
        "intro": (
            "<p>Waxaa laga yaabaa inaad muddo dheer ka fikiraysay. Waxaa laga yaabaa inay shalay "
            "bilaabatay. Waad soo wici kartaa ka hor intaadan go’aan gaarin, umana baahnid inaad wax "
            "walba sheegto. Inaad rabto inaad baxdo kama dhigayso kiis booliis.</p>"
            "<p>Haddii aad ka yar tahay 18 sano, koox gaar ah ayaa kuu jirta. Lambarka wuxuu ku yaal "
            "bogga hoostiisa.</p>"
        ),
        "steps_title": "Sida ay u dhacdo",
        "steps": [
            {
                "title": "Adigu soo wac",
                "text": "Kaliya sheeg inaad rabto inaad ka hadasho bixitaan. Magacaaga waad dib dhigi kartaa.",
            },
            {
                "title": "Waxaan ku kulannaa meel aad nabad dareento",
                "text": (
                    "Waxaan ka hadalnaa waxaad u baahan tahay iyo waxaad ka baqayso. Adiga ayaa "
                    "go’aaminaya cidda kale ee ka qayb galaysa."
                ),
            },
            {
                "title": "Waxaad helaysaa qorshe kuu gaar ah",
                "text": (
                    "Wadajir ayaan u qornaa. Waan beddelnaa marka noloshaadu isbeddesho. Waad joojin "
                    "kartaa markaad rabto."
                ),
            },
        ],
        "body": [
            (
                "text",
                "<h2>Maxaad caawimaad ka heli kartaa?</h2>"
                "<p>Bixitaanku waa ka badan yahay inaad joojiso la kulanka dad. Waxaad lumin kartaa "
                "saaxiibbo, caadooyin iyo macnihii maalintaada. Sidaas darteed taageeradu waxay khusaysaa "
                "noloshaada oo dhan:</p>"
                "<ul><li>qoyska, saaxiibbada iyo dad cusub</li>"
                "<li>shaqo, iskuul ama tababar</li>"
                "<li>meel aad degto</li>"
                "<li>daryeel iyo daaweyn</li>"
                "<li>ilaalin, haddii qof ku hanjabo.</li></ul>"
                "<p>Taageeradu waa ikhtiyaari. Cidna kaama rabto inaad hal mar beddesho ra’yigaaga oo "
                "dhan.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Ma waa inaan dad kale ka hadlo?",
                        "text": (
                            "<p>Maya. Taageeradu adiga ayay ku khusaysaa. Kama mid aha baaritaan dembi, "
                            "mana ururinno macluumaad ku saabsan dhaqdhaqaaqa.</p>"
                        ),
                    },
                    {
                        "summary": "Ka waran haddii aan dembi galay?",
                        "text": (
                            "<p>Weli taageero waad heli kartaa. Ma nihin booliis, laakiin taageeradu kama "
                            "qaaddo mas’uuliyadda wixii dhacay. Na weydii sirta iyo waxyaabaha ka reebban "
                            "intaadan wax sheegin.</p>"
                        ),
                    },
                    {
                        "summary": "Ka waran haddii aan ra’yigayga beddelo?",
                        "text": ("<p>Waad ku soo dhowdahay mar kale. Dad badan ayaa u baahan isku day badan.</p>"),
                    },
                    {
                        "summary": "Waxaan ahay ehelka qof raba inuu baxo",
                        "text": (
                            "<p>Isla lambarka waad wici kartaa. Qof kale uma bixi kartid, laakiin waddada "
                            "waad u fududayn kartaa.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Wac 112 haddii aad khatar ku jirto",
            "text": (
                "Ma kuu hanjabay qof, ama qoyskaaga? Wac 112 haddii ay degdeg tahay. Haddii aadan hadda "
                "khatar ku jirin, waxaan kaa caawin karnaa inaad booliska kala hadasho ilaalin."
            ),
        },
        "more_contacts": ["sig-ung", "exit", "socialjour", "orostelefonen", "polisen-11414"],
        "privacy": (
            "<p>Waxaa fiican inaad amaahato telefoon aan cidna dhaqdhaqaaqa ka tirsan gaari karin. "
            "Wicitaannadu waxay ka muuqan karaan liiska wicitaannada iyo biilka. Badhanka ”Lämna sidan "
            "snabbt” isla markiiba bogga ayuu beddelaa, laakiin waxba kama tirtiro taariikhda. Daaqad "
            "gaar ah ma kaydiso taariikhda.</p>"
            "<p>Telefoonka, kombiyuutarka ama akoonka qof ma la wadaagtaa? Markaas isna wuu arki karaa "
            "taariikhda.</p>"
            "<p>Qof dhaqdhaqaaqa ka tirsan ma arki karaa halka telefoonkaagu yaal? Guriga kaga tag "
            "markaad na la kulmayso.</p>"
        ),
        "secrecy": (
            "Uma baahnid inaad magacaaga sheegto marka ugu horraysa, sirtana waan dhawrnaa. Laakiin waxaa "
            "jira waxyaabo ka reebban, tusaale ahaan haddii qof naftiisu khatar ku jirto."
        ),
        "owner_role": "samordnare",
        "reviewed_on": None,
        "next_review": "2027-09-15",
    },
]
