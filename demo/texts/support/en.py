"""The support pages in English, for readers who may have it as their second language."""

HIDE = (
    "<p>The button “Leave the page quickly” takes you to another page at once. Your visit stays in the "
    "browser history until you remove it. If you can, open the page in a private window.</p>"
    "<p>Do you share a phone, a computer or an account with someone? Then they may see the history too. "
    "Remove only this page rather than everything, because an empty history can be noticed.</p>"
    "<p>When you call, the number may show in the call list of the phone and on the bill. Borrow another "
    "phone if you do not want anyone to see it.</p>"
)

SECRECY = (
    "You do not have to say who you are, and what you tell us is confidential. But we must act if a child may be "
    "harmed or if someone’s life is in danger."
)

SECRECY_CHILD = (
    "You can get advice without saying who it is about, and what you tell us is confidential. But if a child may "
    "be harmed we must act on what we are told."
)

SECRECY_EXIT = (
    "You can be anonymous the first time, and what you tell us is confidential. But there are exceptions, for "
    "example if someone’s life is in danger."
)

FRONT = {
    "title": "Worried about someone?",
    "subtitle": "You do not need to be sure.",
    "lead": (
        "Is someone you care about being drawn to a movement that defends violence? Call us and talk about it. "
        "You do not have to say who you are, and you do not need to know what to do."
    ),
    "doors": [
        {
            "key": "orolig",
            "title": "Are you worried about someone?",
            "text": "For parents, brothers, sisters, partners, friends and neighbours.",
        },
        {
            "key": "lamna-rorelse",
            "title": "Do you want to leave a movement?",
            "text": "For anyone who wants to get away from violent extremism.",
        },
        {
            "key": "lamna-gang",
            "title": "Do you want to leave a gang?",
            "text": "For anyone who wants to get away from a gang or a criminal network.",
        },
    ],
    "steps_title": "What happens when you call?",
    "steps": [
        {
            "title": "Someone listens",
            "text": "A social worker answers. You choose what you tell us and whether you mention any names.",
        },
        {
            "title": "You talk it through together",
            "text": "What has happened? What have you tried? What worries you most right now?",
        },
        {
            "title": "You get help with the next step",
            "text": "It may be advice, a meeting or contact with someone else who can help.",
        },
    ],
    "memory_title": "We keep no record of your visit",
    "memory_text": (
        "<p>We store nothing about your visit to this page. You do not need to sign in, and there is "
        "nothing to fill in.</p>"
        "<p>Does someone else use the same phone or computer? Each support page tells you how to hide "
        "your visit.</p>"
    ),
}

PAGES = [
    {
        "key": "orolig",
        "parent": None,
        "slug": "worried",
        "title": "Are you worried about someone?",
        "menu": True,
        "menu_title": "Worried about someone",
        "kind": "relative",
        "answer": "Call us and tell us what you have noticed, and we will work out the next step together.",
        "contact": "mottagning-barn",
        "intro": (
            "<p>Perhaps your son, your sister or your friend has pulled away from you and started to "
            "defend violence. Perhaps you feel ashamed, or are afraid of making it worse. Many people "
            "feel like this. Asking for advice is not letting anyone down.</p>"
            "<p>If the person is 18 or older, call the team for adults instead. The number is "
            "further down.</p>"
        ),
        "steps_title": "What you can do now",
        "steps": [
            {
                "title": "Stay close",
                "text": "Send a text, share a meal, ask about everyday things. A friend outside is a way back.",
            },
            {
                "title": "Ask and listen",
                "text": ("Ask the person to tell you more. Say what you are afraid of. You do not have to agree."),
            },
            {
                "title": "Get help early",
                "text": "Write down what you have seen and when. Then call, even if you hesitate.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>You do not need proof</h2>"
                "<p>It is enough that something feels wrong. We will not press you, and you may say that you do "
                "not know. Further down there are short texts on how to talk, who to call and what happens next. "
                "Read only what you need now.</p>"
                "<h2>If the person is an adult</h2>"
                "<p>Support for an adult depends on the person wanting it. But you can get support even "
                "if they say no.</p>",
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": (
                "Are you afraid that someone will be hurt? Is there a weapon, or have you heard of plans "
                "for violence? Call at once, even if you are not sure that it is a crime."
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
        "slug": "signs-of-change",
        "title": "Signs of change",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": ("No sign is certain, so compare with how the person used to be, and call us if a lot has changed."),
        "contact": "mottagning-barn",
        "intro": (
            "<p>You may be looking for a list to tick off. There is no such list, because people are "
            "different. But you have something better: you know what the person was like before.</p>"
        ),
        "steps_title": "A way to think",
        "steps": [
            {
                "title": "Compare with before",
                "text": "What is different now from six months ago? When did it start?",
            },
            {
                "title": "Think of other reasons",
                "text": "Someone who is sad, ill, in love or bullied may also pull away. Ask how they are.",
            },
            {
                "title": "Talk to someone",
                "text": "Tell us what you have seen and heard. That makes it easier to understand.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>People may think what they like</h2>"
                "<p>In Sweden you may hold almost any opinion and any belief. You may be angry with those in "
                "power, and you may want to change society. A person’s faith, clothes or choice of party says "
                "nothing about violence.</p>"
                "<h2>When it may be something more</h2>"
                "<p>Violence is the reason to worry. Does the person say that it is right to hurt others? "
                "Do they speak of violence as a solution, or of some people as worthless? One thing alone "
                "need not mean much. But if several things change in a short time, and the person is "
                "slipping away from you, it is good to talk to someone.</p>"
                "<h2>It is not your fault</h2>"
                "<p>Sometimes it happens fast, and sometimes it is hard to see. You could not have known. "
                "What counts is that you have noticed something now, and it can be turned around.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Should I read what is on their phone?",
                        "text": (
                            "<p>Preferably not in secret. Trust is hard to win back. Ask instead what "
                            "they do online and who they talk to there. If you are the parent of a young "
                            "child it is fine to look, but do it openly.</p>"
                        ),
                    },
                    {
                        "summary": "I have seen something terrible online",
                        "text": (
                            "<p>Do not pass it on, not even to warn others. Tell us what you have seen. "
                            "If it is a threat, call the police.</p>"
                        ),
                    },
                    {
                        "summary": "What if I am wrong?",
                        "text": (
                            "<p>Then you have still shown that you care. You will get advice, and nobody is "
                            "accused because you asked a question.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": (
                "Has the person threatened someone, got hold of a weapon or talked about hurting someone? "
                "Call at once. You do not have to be sure."
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
        "slug": "how-to-talk",
        "title": "How to talk about it",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": ("Choose a calm moment, ask more than you answer, and show that you care even when you disagree."),
        "contact": "mottagning-barn",
        "intro": (
            "<p>You do not have to win an argument. What matters is that you can talk again tomorrow. "
            "People who feel pushed often go quiet. People who are listened to may dare to doubt.</p>"
        ),
        "steps_title": "How to begin",
        "steps": [
            {
                "title": "Talk while doing something",
                "text": "Cook, walk the dog or go for a drive. It is easier to say hard things then.",
            },
            {
                "title": "Ask one question at a time",
                "text": "Wait for the answer, even if it takes a while. Listen longer than you usually do.",
            },
            {
                "title": "Say what you feel",
                "text": "Begin with “I”. It is hard to argue with a feeling.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Words you can borrow</h2>"
                "<ul><li>“When did you start thinking about this?”</li>"
                "<li>“What do you get there that you don’t get from us?”</li>"
                "<li>“I get scared when you talk like that. Can you see why?”</li>"
                "<li>“We disagree, and I still want you to come on Sunday.”</li></ul>"
                "<h2>You can set limits</h2>"
                "<p>Keep the person and their words apart. “I love you, but I will not have threats in "
                "our home.” A calm limit is also a way of caring. Is someone else there who is hurt by "
                "the words? Protect that person first.</p>"
                "<h2>Do not promise too much</h2>"
                "<p>Do not promise to keep everything secret. If someone is in danger you must be able to tell "
                "someone. You can say: “I won’t do anything behind your back unless I have to.”</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Should I prove that they are wrong?",
                        "text": (
                            "<p>Seldom at first. Someone who believes in a hidden plan may see your proof "
                            "as part of the plan. Ask instead: “How can we know whether a source can be "
                            "trusted?”</p>"
                        ),
                    },
                    {
                        "summary": "What if the person does not answer?",
                        "text": (
                            "<p>You have not failed. You have shown that you want to understand. Try "
                            "again another day, with something quite different.</p>"
                        ),
                    },
                    {
                        "summary": "What if we start to argue?",
                        "text": (
                            "<p>Take a break. “I got angry. Let’s talk tomorrow.” If you are afraid, "
                            "leave. Then read the page “If you are afraid or threatened”.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": (
                "Does the conversation turn threatening? Leave, and call 112 if anyone is in danger. Your safety "
                "matters more than finishing what you were saying."
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
        "slug": "who-can-i-call",
        "title": "Who can I call?",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": (
            "Call social services in the daytime, the out-of-hours social workers in the evening and at weekends, "
            "and 112 if there is danger."
        ),
        "contact": "servicecenter",
        "intro": (
            "<p>Not sure who to talk to? Start with the Service Centre. They will connect you to the right "
            "person, and you do not have to say who you are.</p>"
        ),
        "steps_title": "Three questions that show the way",
        "steps": [
            {
                "title": "Is there danger right now?",
                "text": "Call 112. Do not wait for someone else to do it.",
            },
            {
                "title": "How old is the person?",
                "text": (
                    "Under 18: the team for children, young people and families. 18 or older: the team for adults."
                ),
            },
            {
                "title": "Is it the evening or the weekend?",
                "text": "Call the out-of-hours social workers if it cannot wait until the next weekday.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Social services in Ekvalla</h2>"
                "<p>Social workers answer here. They give advice, and what you tell them is confidential.</p>",
            ),
            ("contact", "mottagning-barn"),
            ("contact", "mottagning-vuxen"),
            ("contact", "socialjour"),
            (
                "text",
                "<h2>Outside the municipality</h2>"
                "<p>Would you rather talk to someone who does not work for the municipality? Here are two "
                "places. If a detail has not been checked yet, the card says so.</p>",
            ),
            ("contact", "orostelefonen"),
            ("contact", "exit"),
            (
                "text",
                "<h2>The police</h2><p>Call here to give a tip or report something that is not urgent.</p>",
            ),
            ("contact", "polisen-11414"),
            (
                "accordion",
                [
                    {
                        "summary": "Do you want to leave a movement yourself?",
                        "text": (
                            "<p>There is a page for you: “Do you want to leave a movement?”. It tells you who "
                            "you can call.</p>"
                        ),
                    },
                    {
                        "summary": "Do you want to leave a gang yourself?",
                        "text": (
                            "<p>There is another page for you: “Do you want to leave a gang?”. It tells you who "
                            "you can call.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": (
                "Call when someone is in danger, or when a crime is happening or has just happened. You "
                "do not need to be sure what it is."
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
        "slug": "what-happens-when-you-call",
        "title": "What happens when you call the municipality?",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": ("A social worker listens, asks a few questions and works out the next step together with you."),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Calling can feel like a big step. You do not need to have planned what to say. You can "
            "begin like this: “I am worried about someone and don’t know what to do.”</p>"
        ),
        "steps_title": "How the call goes",
        "steps": [
            {
                "title": "You tell us",
                "text": "Begin where you like. You choose whether to give your name and say who it is about.",
            },
            {
                "title": "We ask",
                "text": (
                    "How old is the person? What has happened? Is anyone in danger? You may say that you do not know."
                ),
            },
            {
                "title": "We decide the next step together",
                "text": ("It may be advice, a meeting or contact with someone else. Sometimes the call is enough."),
            },
        ],
        "body": [
            (
                "text",
                "<h2>Before you mention any names</h2>"
                "<p>As long as you do not say who it is about, we give advice and do nothing more. If you "
                "tell us about a child who may be harmed, we must act on it. You are welcome to ask us "
                "about this first.</p>"
                "<p>Would you like to know what we write down, and who can read it? Ask at the beginning "
                "of the call.</p>"
                "<h2>What we cannot promise</h2>"
                "<p>We cannot promise that someone will leave a movement. We are not allowed to tell you "
                "whether we are in touch with another adult, unless they agree. But we listen to you and "
                "take what you say seriously.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "How long does it take?",
                        "text": ("<p>About 20 minutes. You can stop when you like and call again another day.</p>"),
                    },
                    {
                        "summary": "Will you call the police?",
                        "text": (
                            "<p>Not because you have asked for advice. If someone’s life is in danger we may "
                            "have to. If that worries you, ask us about it before you mention any names.</p>"
                        ),
                    },
                    {
                        "summary": "Can I meet someone instead?",
                        "text": (
                            "<p>Yes, tell us when you call. Then we look for a time and a place that suit you.</p>"
                        ),
                    },
                    {
                        "summary": "What if I call as part of my job?",
                        "text": (
                            "<p>Then other rules apply. If your work concerns children and young people, you "
                            "must report at once when you suspect that a child may need protection. You then say "
                            "who you are. If it is about an adult, check the confidentiality rules with your "
                            "manager first.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": "Do not wait for us to open if someone is in danger. Call 112 at once.",
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
        "title": "If the person is under 18",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": (
            "Then the whole family can get support, and anyone who is worried about a child can report it "
            "to social services."
        ),
        "contact": "mottagning-barn",
        "intro": (
            "<p>Being worried is enough. You do not need to know for certain, and you do not have to ask "
            "anyone’s permission. If you are a parent, you can call for advice without giving your "
            "child’s name.</p>"
        ),
        "steps_title": "What you can do now",
        "steps": [
            {
                "title": "Call and ask",
                "text": "Do you only want advice? Say so. Then you do not have to say who the child is.",
            },
            {
                "title": "Tell us what you have seen and heard",
                "text": (
                    "Say when it was and what the child said, as close to the exact words as you can. You do not "
                    "have to explain why it was said."
                ),
            },
            {
                "title": "Let the child know",
                "text": "Are you a parent? Tell your child that you have asked for help, if it feels safe.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>What happens after a report?</h2>"
                "<p>A report is a way of asking for help for the child. It is not a punishment. Social services "
                "assess whether the child needs protection or support. In most cases we talk both to the child "
                "and to the parents.</p>"
                "<h2>What support can you get?</h2>"
                "<p>It depends on what you need. It may be someone to talk to, advice for you as a "
                "parent, or help in talking to the school. You may also get a plan that several people "
                "work on together. We cannot decide what a child thinks. But we can help you find your "
                "way back to each other.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Can the family find out that it was me?",
                        "text": (
                            "<p>You can choose not to say who you are. If you give your name, the family "
                            "may be told. Ask us how this works before you tell us.</p>"
                        ),
                    },
                    {
                        "summary": "Do you work with children?",
                        "text": (
                            "<p>Then you must report at once when you suspect that a child may need "
                            "protection. You say who you are and where you work.</p>"
                        ),
                    },
                    {
                        "summary": "Does the child want to leave a movement?",
                        "text": (
                            "<p>Social services have a group for young people who want to get away from a "
                            "violent extremist movement. Read the page “Do you want to leave a "
                            "movement?”.</p>"
                        ),
                    },
                    {
                        "summary": "Is it about a gang?",
                        "text": ("<p>Then the support is on another page. Read “Do you want to leave a gang?”.</p>"),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if a child is in danger",
            "text": ("Is the child being threatened, about to hurt someone, or missing? Call 112."),
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
        "slug": "afraid-or-threatened",
        "title": "If you are afraid or threatened",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": "Call 112 if you or someone else is in danger. If you are not sure, call anyway.",
        "contact": "larm-112",
        "intro": (
            "<p>You have a right to be safe. You do not need to know whether it is a crime, and you do "
            "not have to prove anything. The person who makes threats is the one in the wrong, even if it is "
            "someone you love.</p>"
        ),
        "steps_title": "Do this",
        "steps": [
            {
                "title": "Get to safety",
                "text": "Go where there are other people. Do not stay to sort things out.",
            },
            {
                "title": "Call 112",
                "text": "Say where you are and what is happening. Answer the questions as best you can.",
            },
            {
                "title": "Tell someone",
                "text": (
                    "When the danger is over you can call the police or the out-of-hours social workers. You do "
                    "not have to carry this alone."
                ),
            },
        ],
        "body": [
            (
                "text",
                "<h2>When there is no danger right now</h2>"
                "<p>Has someone threatened you? Keep texts and anything else you have been sent. Write "
                "down the day, the time and what was said. You can report the threat to the police, and "
                "you can call us. We talk with you about how you and the children can be safer.</p>"
                "<h2>If you think someone is planning violence</h2>"
                "<p>Contact the police straight away. You do not need to be sure that it is a crime. If "
                "it is urgent, call 112. A tip to the police becomes a public document. Ask what that "
                "means before you give your name.</p>"
                "<h2>If you are afraid of someone you love</h2>"
                "<p>You can love someone and be afraid at the same time. Decide beforehand who you can go to, "
                "even in the middle of the night. Keep your phone charged. Children should never have to step "
                "in.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Do I have to report the person?",
                        "text": (
                            "<p>It is often up to you. The police can tell you what happens if you "
                            "do. You can get support from social services even without a report.</p>"
                        ),
                    },
                    {
                        "summary": "Are you threatened because you want to leave?",
                        "text": (
                            "<p>Call 112 if you are in danger. Then read “Do you want to leave a "
                            "movement?” if it is about a movement.</p>"
                            "<p>If it is about a gang, read “Do you want to leave a gang?”.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 now if there is danger",
            "text": "Do not wait for someone else to call. You do not need to be sure that it is a crime.",
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
        "slug": "help-for-you",
        "title": "Help for you and for brothers and sisters",
        "menu": False,
        "menu_title": "",
        "kind": "relative",
        "answer": "You can call for your own sake, and brothers and sisters may also need someone to talk to.",
        "contact": "mottagning-vuxen",
        "intro": (
            "<p>Worrying is exhausting. Perhaps you sleep badly, feel ashamed or argue about what the "
            "right thing to do is. You have not caused this, and you do not have to be strong all the "
            "time.</p>"
        ),
        "steps_title": "What you can do for yourself",
        "steps": [
            {
                "title": "Choose one person",
                "text": "Tell someone you trust. You do not have to say everything.",
            },
            {
                "title": "Take a break",
                "text": "Eat, sleep and do something that is not about the worry. It will help you keep going.",
            },
            {
                "title": "Call us",
                "text": "Say that it is about you. You do not have to say who you are worried about.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Brothers and sisters see more than they say</h2>"
                "<p>They may be afraid, angry or feel forgotten. Ask how they are, and ask again. Give "
                "them time that is not about the worry. A brother or sister should not have to watch over "
                "anyone or keep secrets.</p>"
                "<h2>Are you a child or a teenager?</h2>"
                "<p>You can call the team for children, young people and families yourself. You do "
                "not have to ask an adult first. It is not your job to put this right.</p>"
                "<h2>Are there two of you as parents?</h2>"
                "<p>You do not have to agree on everything. Decide on one thing that applies at home, "
                "for example that nobody threatens anyone. Keep to it, both of you.</p>"
                "<h2>A partner, a friend or a neighbour?</h2>"
                "<p>You can get advice too. Being close is reason enough.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "I feel ashamed",
                        "text": (
                            "<p>Many people do. But you are not responsible for what another adult does, "
                            "and we do not judge you. It often gets easier once you have said it out "
                            "loud.</p>"
                        ),
                    },
                    {
                        "summary": "The person does not want help",
                        "text": (
                            "<p>You can still get support. Nobody can force another person to want to change. "
                            "But you can be safer, and you can learn how to stay close without coming to harm "
                            "yourself.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": (
                "Are you in danger, or thinking of taking your own life? Call 112. Call also if you are afraid "
                "that someone else will harm themselves."
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
        "slug": "other-languages",
        "title": "In other languages, easy Swedish and sign language",
        "menu": False,
        "menu_title": "",
        "kind": "other",
        "answer": ("Say which language you want to speak when you call, and we will help you get an interpreter."),
        "contact": "servicecenter",
        "intro": (
            "<p>You do not need to know Swedish to get help. Say the name of your language, in Swedish or "
            "English. You do not have to say who you are.</p>"
        ),
        "steps_title": "How to get an interpreter",
        "steps": [
            {
                "title": "Say your language",
                "text": "For example: “Arabic, please.” That is enough.",
            },
            {
                "title": "Wait for the interpreter",
                "text": ("We may have to call you back. Tell us if there are times when we should not call."),
            },
            {
                "title": "Talk as usual",
                "text": ("The interpreter translates what is said. The interpreter must keep it confidential too."),
            },
        ],
        "body": [
            (
                "text",
                "<h2>Languages on this website</h2>"
                "<p>The pages are in Swedish, in easy Swedish and in English. Easy Swedish is shorter and "
                "has simpler words. Is your language missing? Call us, and we will talk through an "
                "interpreter.</p>"
                "<h2>Sign language</h2>"
                "<p>Do you want a sign language interpreter? Say so when we agree on a time to meet. Are "
                "you unable to call? Ask someone you trust to call for you. You can also ask at the "
                "reception desk in the town hall. We do not have any films in sign language yet.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Can my child interpret for me?",
                        "text": (
                            "<p>Please do not let a child interpret. Children should not have to carry "
                            "what is hard. Ask for an interpreter instead.</p>"
                        ),
                    },
                    {
                        "summary": "I don’t want an interpreter who knows me",
                        "text": (
                            "<p>Tell us. You can ask for another interpreter. You can also ask that the "
                            "interpreter is not told your name.</p>"
                        ),
                    },
                    {
                        "summary": "Reading is hard for me",
                        "text": (
                            "<p>Call, and we will tell you what the page says. You can also let your "
                            "phone read the text aloud.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if there is danger",
            "text": ("Call at once. Say where you are and which language you speak. You do not have to speak Swedish."),
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
        "slug": "leave-a-movement",
        "title": "Do you want to leave a movement?",
        "menu": True,
        "menu_title": "Leaving a movement",
        "kind": "exit_extremism",
        "answer": "You can get help to leave a violent extremist movement, at your own pace.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>Perhaps you have thought about it for a long time. Perhaps it only began yesterday. You can "
            "call before you have decided, and you do not have to tell us everything. Wanting to get out "
            "does not make you a case for the police.</p>"
            "<p>If you are under 18 there is a separate group for you. The number is further down.</p>"
        ),
        "steps_title": "How it works",
        "steps": [
            {
                "title": "You call",
                "text": "Just say that you want to talk about leaving. Your name can wait.",
            },
            {
                "title": "We meet where you feel safe",
                "text": "We talk about what you need and what you are afraid of. You decide who else takes part.",
            },
            {
                "title": "You get your own plan",
                "text": (
                    "We write it together and change it when your life changes. You can end the support when you like."
                ),
            },
        ],
        "body": [
            (
                "text",
                "<h2>What can you get help with?</h2>"
                "<p>Leaving is about more than no longer seeing certain people. You may lose friends, habits and "
                "what gave your days meaning. That is why the support is about your whole life:</p>"
                "<ul><li>family, friends and new people around you</li>"
                "<li>work, school or a placement</li>"
                "<li>somewhere to live</li>"
                "<li>care and treatment</li>"
                "<li>protection, if someone threatens you.</li></ul>"
                "<p>The support is voluntary. Nobody demands that you change all your opinions at once.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Do I have to tell you about others?",
                        "text": (
                            "<p>No. The support is about you. It is not part of a criminal investigation, "
                            "and we do not collect information about the movement.</p>"
                        ),
                    },
                    {
                        "summary": "What if I have committed a crime?",
                        "text": (
                            "<p>You can still get support. We are not the police, but getting support does not "
                            "take away your responsibility for what has happened. Ask us about confidentiality "
                            "and its exceptions before you tell us.</p>"
                        ),
                    },
                    {
                        "summary": "What if I change my mind?",
                        "text": "<p>You can end the support, and you are welcome back when you like.</p>",
                    },
                    {
                        "summary": "I am close to someone who wants to leave",
                        "text": (
                            "<p>You can call the same number. Also read the page “Are you worried about "
                            "someone?”. Nobody can leave for someone else, but you can make it easier.</p>"
                        ),
                    },
                    {
                        "summary": "Is it about a gang?",
                        "text": (
                            "<p>Then read the page “Do you want to leave a gang?”. The support for you is there.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if you are in danger",
            "text": (
                "Has someone threatened you or your family? Call 112 if it is urgent. If you are not in "
                "danger right now, we can help you talk to the police about protection."
            ),
        },
        "more_contacts": ["sig-ung", "exit", "socialjour", "orostelefonen", "polisen-11414"],
        "privacy": (
            "<p>If you can, borrow a phone that nobody in the movement has access to. Calls may show in the call "
            "list and on the bill. The button “Leave the page quickly” takes you to another page at once, but "
            "deletes nothing from the history. A private window does not save the history.</p>"
            "<p>Do you share a phone, a computer or an account with someone? Then they may see the "
            "history too. Remove this page from the history, but not everything. An empty history can be "
            "noticed.</p>"
            "<p>Can someone in the movement see where your phone is? Leave it at home when you are going "
            "to meet us.</p>"
        ),
        "secrecy": SECRECY_EXIT,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
    {
        "key": "lamna-gang",
        "parent": None,
        "slug": "leave-a-gang",
        "title": "Do you want to leave a gang?",
        "menu": True,
        "menu_title": "Leaving a gang",
        "kind": "exit_gang",
        "answer": "You can get help to leave a gang or a criminal network, even if you are being threatened.",
        "contact": "sig-vuxen",
        "intro": (
            "<p>Some gangs punish those who want to leave. You may have debts, or be afraid of what could "
            "happen to your family. That is why we begin with your safety. Tell us as much or as little "
            "as you like.</p>"
            "<p>If you are under 18 there is a separate group for you. The number is further down.</p>"
        ),
        "steps_title": "How it works",
        "steps": [
            {
                "title": "Call from a safe phone",
                "text": ("Say that you want to talk about leaving. We first ask whether you are in danger right now."),
            },
            {
                "title": "We look at the threat",
                "text": "We go through who may be dangerous to you, and what you need to be safe.",
            },
            {
                "title": "We make a plan",
                "text": "It may be about housing, work, debts, care and family. You set the pace.",
            },
        ],
        "body": [
            (
                "text",
                "<h2>Who can get help?</h2>"
                "<p>Anyone who is in a gang, does favours for one or is being drawn into one. You do not need to "
                "have left already, and you do not need to have decided.</p>"
                "<h2>Talk to us first</h2>"
                "<p>Do not tell the gang that you are leaving before you have talked to us. Call us before you "
                "give things back or pay debts. Planning calmly is safer than having to run.</p>",
            ),
            (
                "accordion",
                [
                    {
                        "summary": "Do I have to talk to the police?",
                        "text": (
                            "<p>You decide whether to report anything. If you are threatened, "
                            "the police may need to be involved to protect you. If we can, we tell you "
                            "first.</p>"
                        ),
                    },
                    {
                        "summary": "What if I have committed a crime?",
                        "text": (
                            "<p>You can still get support. You are still responsible for what has happened. Ask "
                            "us about confidentiality and its exceptions before you tell us about crimes.</p>"
                        ),
                    },
                    {
                        "summary": "I am a parent, brother, sister or partner",
                        "text": (
                            "<p>If your child is under 18, call the team for children, young people and "
                            "families. Otherwise you can call the team for adults. You can get advice without "
                            "saying who it is about.</p>"
                        ),
                    },
                    {
                        "summary": "Is it about a violent extremist movement?",
                        "text": (
                            "<p>Then read the page “Do you want to leave a movement?”. The support for "
                            "you is there.</p>"
                        ),
                    },
                ],
            ),
        ],
        "emergency": {
            "title": "Call 112 if you are in danger",
            "text": (
                "Is someone after you, or have you heard that something is going to happen? Call at once. "
                "Go to a place where there are other people."
            ),
        },
        "more_contacts": ["sig-ung", "mottagning-barn", "mottagning-vuxen", "socialjour", "polisen-11414"],
        "privacy": (
            "<p>If you can, use a phone that nobody in the gang knows about. Calls may show in the call "
            "list and on the bill. The button “Leave the page quickly” takes you to another page at once. You have "
            "to clear the history yourself, unless you use a private window.</p>"
            "<p>Do you share a phone, a computer or an account with someone? Then they may see the "
            "history too. Remove this page from the history, but not everything. An empty history can be "
            "noticed.</p>"
            "<p>Turn off location sharing on your phone when you are going to meet us.</p>"
        ),
        "secrecy": SECRECY_EXIT,
        "owner_role": "samordnare",
        "reviewed_on": "2026-09-15",
        "next_review": "2027-09-15",
    },
]
