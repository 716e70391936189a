"""The basic course in English, for those who read Swedish with effort. The key is the slug of the Swedish lesson."""

COURSE = {
    "slug": "basic-course",
    "title": "Violent extremism: notice, talk, do the right thing",
    "summary": (
        "You will learn what violent extremism is, how to notice change and how to talk to the person "
        "concerned. Then you will go through the municipality’s routine, step by step."
    ),
    "goals": [
        "tell violent extremism apart from strong opinions",
        "describe what you see and hear without labelling anyone",
        "hold an open conversation and set a limit",
        "follow the routine and say who decides at each step",
        "show relatives, and people who want to leave, where they can turn",
    ],
    "lessons": [
        {
            "key": "vad-ar-valdsbejakande-extremism",
            "slug": "what-is-violent-extremism",
            "title": "What is violent extremism?",
            "goal": "You can tell violent extremism apart from strong opinions and name the three environments.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>People may think what they like. We speak of violent extremism (våldsbejakande "
                    "extremism) only when someone uses violence for an idea, threatens it or encourages "
                    "others to use it. Where is the line, and how do you notice it at work?</p>",
                ),
                (
                    "case",
                    {
                        "title": "Two visits to the front desk",
                        "text": (
                            "<p>On Monday a man comes to the front desk at the town hall. He is furious "
                            "about a planning decision. The whole executive board (kommunstyrelsen) ought to "
                            "resign, he says, and slams the door behind him.</p>"
                            "<p>On Thursday a woman comes in with a bundle of leaflets. She says that voting "
                            "is pointless. She and her friends are going to take matters into their own "
                            "hands. “Ask the politicians if they have children,” she says to Leila behind "
                            "the desk.</p>"
                            "<p>Leila feels at once that the two visits are different. But what is the "
                            "difference?</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>The line is violence, not opinion</h2>"
                    "<p>The man is angry, and he is allowed to be. Wanting to replace the people in charge "
                    "is part of democracy.</p>"
                    "<p>The woman does something else. She dismisses democracy and hints at a threat. This "
                    "is how it can sound when someone wants to change society through violence. Leila tells "
                    "her manager straight away, because a threat should not wait.</p>"
                    "<p>In Ekvalla we put it like this: Violent extremism is when people or groups use, "
                    "threaten or encourage violence for a political or religious idea, and do not accept "
                    "democracy as the way to change.</p>"
                    "<h2>Three environments</h2>"
                    "<p>In Sweden it is usual to speak of three environments:</p>"
                    "<ul><li>the right-wing extremist one, also known as the white power movement</li>"
                    "<li>the left-wing extremist one, also known as the autonomous movement</li>"
                    "<li>the Islamist one.</li></ul>"
                    "<p>They want different things, but all three reject democracy as the way to change. "
                    "Some people belong to a group, others act alone. Do not forget what matters most: "
                    "being conservative, socialist or Muslim has nothing to do with violence.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Can people say whatever they like?",
                        "text": (
                            "<p>Holding an extreme opinion is not a crime. Expressing it can be. One example "
                            "is agitation against a population group (hets mot folkgrupp). You do not have "
                            "to decide whether something is a crime. That is for the police, prosecutors "
                            "and courts.</p>"
                        ),
                    },
                ),
                (
                    "fact",
                    {
                        "title": "What do we go by?",
                        "text": (
                            "<p>The municipality gives support and takes action when there is violence, or "
                            "a risk of violence. We do not keep track of what people think.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "When have you met someone at work who was very angry but not dangerous? How "
                            "could you tell?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism 2023",
                            "detail": (
                                "Action plan. Enskede-Årsta-Vantör district council, Stockholm, 2022. The environments."
                            ),
                        },
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism",
                            "detail": "Action plan. Municipality of Katrineholm, 2016. What the term means.",
                        },
                        {
                            "title": "Regeringens skrivelse 2023/24:56",
                            "detail": "The national strategy, 2024: prevent, pre-empt, protect and manage.",
                        },
                    ],
                ),
                ("contact", "samordnare"),
                (
                    "action",
                    {
                        "text": (
                            "<p>Save the number of the prevention coordinator (preventionssamordnare) in "
                            "your phone. Tell a colleague that you have done it.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "hur-dras-nagon-in",
            "slug": "how-people-are-drawn-in",
            "title": "How is someone drawn in?",
            "goal": "You can describe radicalisation as a process in which several things work together.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>Nobody wakes up one morning as an extremist. It happens in many steps, and there are "
                    "nearly always places to turn back. That is why it matters who a person meets, and that "
                    "person may be you.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Thursdays at the youth centre",
                        "text": (
                            "<p>Noel is 15. For two years he has played table tennis at the youth centre "
                            "every Thursday. Last autumn his father moved out, and Noel lost his place in "
                            "the football team. Now he mostly sits with his phone.</p>"
                            "<p>“I’ve got better friends online,” he tells Jasmin, one of the youth workers. "
                            "“They get who it is that’s ruining everything.” When she asks who he means, he "
                            "shrugs. “You’ll see.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Several causes, not one</h2>"
                    "<p>Radicalisation is when someone, step by step, begins to see violence as a reasonable "
                    "way forward. No single thing explains why. It is about the person, and also about what "
                    "happens around them. It can go like this:</p>"
                    "<ul><li>Something hurts, such as a loss, an injustice or loneliness.</li>"
                    "<li>Someone offers an explanation, with clear enemies.</li>"
                    "<li>A group gives what is missing: friends, respect and something to do.</li></ul>"
                    "<p>A thousand others can go through the same thing without being drawn in. So you cannot "
                    "work out who it will be. But you can notice when a person needs more support.</p>"
                    "<h2>Much of it happens online</h2>"
                    "<p>Many people meet the movements in chats, games and video clips. The tone is often "
                    "jokey, and the company can feel warm. Sometimes it goes quickly, and from the outside "
                    "it hardly shows.</p>",
                ),
                (
                    "quote",
                    {
                        "text": "I didn’t come for the ideas. I came because someone asked how I was.",
                        "source": "Young adult who has left a movement, invented example",
                    },
                ),
                (
                    "fact",
                    {
                        "title": "What protects is often ordinary",
                        "text": (
                            "<p>It can be an adult who cares, a school that works, a job, or a club where "
                            "someone wonders where you are when you do not turn up. You do not need to know "
                            "anything about ideologies to be part of that protection.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>What can Jasmin do?</h2>"
                    "<p>Jasmin does not know whether Noel is on his way into something, and she does not need "
                    "to. She sees a boy who has lost a lot in a short time. She can ask how he is, invite him "
                    "back to the table tennis and tell her manager. If she suspects that Noel may need "
                    "protection, she makes a report of concern (orosanmälan) at once. You can read how that "
                    "is done in lesson 5.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Think of the people you meet at work. How do you and your colleagues notice that "
                            "someone is becoming lonely, and who gets in touch with them?"
                        )
                    },
                ),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": (
                                "Guidance on concern. The Swedish Center for Preventing Violent Extremism, 2022, "
                                "revised 2024. Chapter 4."
                            ),
                        },
                        {
                            "title": "CVE:s konferens 2023",
                            "detail": (
                                "Conference. The Swedish Center for Preventing Violent Extremism. On digital "
                                "environments."
                            ),
                        },
                        {
                            "title": "Säkerhetspolisens årsbok 2020",
                            "detail": (
                                "Yearbook. The Swedish Security Service, as quoted in the Enskede-Årsta-Vantör "
                                "plan for 2023."
                            ),
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Ask someone who has been keeping to themselves how they are, and take the "
                            "time to listen to the answer.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "att-lagga-marke-till-forandring",
            "slug": "noticing-change",
            "title": "Noticing change",
            "goal": "You can describe what you see and hear without drawing conclusions about who someone is.",
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>You meet the same people often. So you notice when something is different, and that "
                    "is a strength. But it is easy to be wrong, and then someone may be singled out for no "
                    "reason. The skill is to describe without judging.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Lunch in the Björken group",
                        "text": (
                            "<p>Ella is five. At lunch she says to another child: “You’re not allowed to live "
                            "here. My big brother says people like you have to go.” Marcus, who works at the "
                            "preschool, has heard similar things three times since August. Ella has also "
                            "stopped playing with Sami, who used to be her best friend.</p>"
                            "<p>Afterwards a colleague says: “I’ve always thought there’s something about that "
                            "family. Have you seen how they dress?”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Two ways of looking</h2>"
                    "<p>Marcus knows what Ella has said, how often and to whom. Those are observations. His "
                    "colleague is guessing from clothes. The guess helps nobody.</p>"
                    "<p>When something makes you wonder, you can ask yourself:</p>"
                    "<ul><li>What did I see or hear, word for word?</li>"
                    "<li>When was it, and has it happened before?</li>"
                    "<li>What is different from how things usually are?</li>"
                    "<li>Could there be another explanation?</li></ul>"
                    "<p>Keep what you write short and factual, as if the person will read it one day. Write it "
                    "where you normally keep records, never in a private chat.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Why you will not get a list of signs",
                        "text": (
                            "<p>No sign is certain. Religion, skin colour, clothes and party politics say "
                            "nothing about violence. A symbol can have an innocent meaning, and symbols are "
                            "replaced. A single detail is never enough. Pause when someone changes over time "
                            "and several things point the same way.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>When there is no known person</h2>"
                    "<p>Sometimes it is the place that tells you: graffiti, posters, leaflets through the "
                    "letterbox or a threat at the front desk. Write down what, where and when. Tell your "
                    "manager. Do not post pictures online, because then you spread the message.</p>"
                    "<h2>What does Marcus do?</h2>"
                    "<p>Without getting angry, he asks his colleague to stick to what she has seen. The same "
                    "day he talks to the head teacher (rektor). If he suspects that Ella may need protection, "
                    "he makes a report of concern at once, even if he is not sure.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Think of someone you first got the wrong idea about. What had you seen, and what "
                            "had you added yourself?"
                        )
                    },
                ),
                ("law", "L-ORO"),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": (
                                "Guidance on concern. The Swedish Center for Preventing Violent Extremism, 2022, "
                                "revised 2024. Chapter 4."
                            ),
                        },
                        {
                            "title": "Handlingsplan mot våldsbejakande extremism 2023",
                            "detail": (
                                "Action plan. Enskede-Årsta-Vantör district council, Stockholm, 2022. Local events."
                            ),
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Choose an ordinary event from today. Describe it to yourself in three "
                            "sentences without a single judging word.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "samtalet",
            "slug": "the-conversation",
            "title": "The conversation",
            "goal": "You can hold an open conversation, set a limit and keep the relationship.",
            "minutes": 7,
            "body": [
                (
                    "text",
                    "<p>Many of us are afraid of saying the wrong thing. Saying nothing at all is usually "
                    "worse. You do not have to win an argument. It is enough to keep the door open, and to "
                    "let the person who is targeted see that you are there.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Four minutes before the lesson",
                        "text": (
                            "<p>It is break time at Almskolan. Vilma, in year nine, says loudly enough for "
                            "Amir to hear: “People like him shouldn’t exist.” A few of the others laugh. Amir "
                            "looks down at the floor.</p>"
                            "<p>Petra, a teacher, is standing three metres away. She has a lesson in four "
                            "minutes.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>Begin with the person who is targeted</h2>"
                    "<p>Petra walks up to them. “We don’t talk about anyone like that here,” she says calmly. "
                    "She walks a little way with Amir, asks how he is and promises to deal with it. Only then "
                    "does she talk to Vilma, one to one.</p>"
                    "<p>A limit that everyone hears, then a conversation without an audience. That order works "
                    "in most workplaces.</p>"
                    "<h2>Four things in the conversation</h2>"
                    "<ol><li><b>Ask openly.</b> “What made you say that?”</li>"
                    "<li><b>Listen to the end.</b> Repeat what you have heard before you answer.</li>"
                    "<li><b>Keep person and opinion apart.</b> “I care about you, but I don’t accept what you "
                    "said.”</li>"
                    "<li><b>Decide the next step.</b> “Let’s meet on Thursday and talk some more.”</li></ol>",
                ),
                (
                    "fact",
                    {
                        "title": "Do not promise more than you can keep",
                        "text": (
                            "<p>Never say that everything stays between the two of you. You may have to make "
                            "a report of concern. Say instead: “I won’t tell anyone unless I need to. But if "
                            "I get worried about you, I have to ask for help.”</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "If the person gets angry",
                            "text": (
                                "<p>Lower your voice and take a step back. Say that you can carry on another "
                                "time. You do not have to answer everything.</p>"
                            ),
                        },
                        {
                            "summary": "If you are lost for words",
                            "text": (
                                "<p>Say so: “I don’t know how to answer that, but I’d like to talk more with "
                                "you.” That is a good answer.</p>"
                            ),
                        },
                        {
                            "summary": "If you feel threatened",
                            "text": (
                                "<p>Stop and walk away. The conversation can wait, your safety cannot. Call "
                                "112 if there is danger.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    "<h2>After the conversation</h2>"
                    "<p>Petra writes down what was said, word for word. She tells the head teacher the same "
                    "day. Vilma may need support, and a report of concern may be needed. Amir and his parents "
                    "should also be told what the school is doing. Petra and the head teacher see to that "
                    "together.</p>",
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "What sentence would you like to have ready the next time someone is insulted "
                            "where you work?"
                        ),
                    },
                ),
                ("law", "L-SKOL"),
                (
                    "sources",
                    [
                        {
                            "title": "CVE:s metodstöd om oro",
                            "detail": (
                                "Guidance on concern. The Swedish Center for Preventing Violent Extremism, 2022, "
                                "2024. Version for schools 2024."
                            ),
                        },
                        {
                            "title": "Samtalskompassen",
                            "detail": (
                                "Training material for professionals, following the inquiry SOU 2013:81. Where it "
                                "can be found today has not been checked."
                            ),
                        },
                    ],
                ),
                (
                    "action",
                    {
                        "text": (
                            "<p>Find a sentence of your own, ten words at most, that sets a limit. Say it out "
                            "loud once, to a colleague if you like.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "rutinen-steg-for-steg",
            "slug": "the-routine-step-by-step",
            "title": "The routine, step by step",
            "goal": "You can follow the routine and say who decides at each step.",
            "minutes": 8,
            "body": [
                (
                    "text",
                    "<p>The routine has several steps, and often more than one of them applies. The same event "
                    "can lead to a report of concern (orosanmälan), a police report (polisanmälan) and a call "
                    "to the coordinator (samordnare). So go through all the questions, every time.</p>",
                ),
                (
                    "case",
                    {
                        "title": "Leaflets on the children’s shelf",
                        "text": (
                            "<p>Ali is a librarian. One afternoon he finds leaflets full of hate tucked into "
                            "the picture books. A boy who often sits by the window sees him pick one up. The "
                            "boy may be 16, or perhaps 18.</p>"
                            "<p>“It was me,” he says quietly. “They drive me here. They’ll beat me up if I "
                            "stop.”</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Questions to go through every time",
                        "head": ["Question", "If the answer is yes", "Who decides?"],
                        "rows": [
                            ["Is there danger right now?", "Call 112. Get yourself and others to safety.", "You"],
                            [
                                "Is the person under 18, or might they be?",
                                "Make a report of concern at once.",
                                "You. The duty is your own.",
                            ],
                            [
                                "Is the person 18 or older?",
                                "Check the confidentiality rules (sekretess). Ask for consent (samtycke).",
                                "Your manager decides what you may disclose.",
                            ],
                            [
                                "Could it be about a crime, even one that is only planned?",
                                "Ask your manager about a police report.",
                                "The person named in the scheme of delegation (delegationsordning)",
                            ],
                            [
                                "Have you or a colleague been threatened or hurt?",
                                "Report it in IA and ask for support.",
                                "You report. Your manager investigates.",
                            ],
                            [
                                "Could it have to do with violent extremism?",
                                "Contact the coordinator as soon as you can. Fill in the form without names.",
                                "You and your manager",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    "<h2>What Ali does</h2>"
                    "<p>He asks the boy whether he is in danger right now. He is not. Ali does not know how "
                    "old the boy is, so he assumes that he is under 18. He makes a report of concern at "
                    "once.</p>"
                    "<p>Then he tells his manager. She finds out who decides on a police report, both about "
                    "the leaflets and about the threat to the boy. She also checks whether confidentiality "
                    "rules prevent it. If she is unsure, she asks the municipal lawyer (kommunjurist), "
                    "without giving names.</p>"
                    "<p>The same day they call the coordinator and fill in the form. They write the place, the "
                    "time and what the leaflets said. They write nothing about who the boy is.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "The form is not a report",
                        "text": (
                            "<p>The form (blankett) goes to the coordinator and helps the municipality to see "
                            "patterns. It replaces neither a report of concern nor a police report. If only "
                            "one person fits the description, taking out the name is not enough.</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "What do I report in IA?",
                            "text": (
                                "<p>IA is the system for incidents at work. Report near misses, accidents, "
                                "injuries and other things that should not have happened. A threat belongs "
                                "there. So do work injuries.</p>"
                            ),
                        },
                        {
                            "summary": "What if I cannot reach my manager?",
                            "text": (
                                "<p>Turn to the person who stands in for your manager, or to the coordinator. "
                                "A report of concern about a child never waits for the manager.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": "Who may decide on a police report where you work? Who else can you ask?",
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
                            "<p>Ask your manager who decides on police reports where you work. Put the answer "
                            "up where everyone can see it.</p>"
                        )
                    },
                ),
            ],
        },
        {
            "key": "sekretess-och-samtycke",
            "slug": "confidentiality-and-consent",
            "title": "Confidentiality and consent",
            "goal": (
                "You know when to tell, when to check the confidentiality rules first and how to ask for permission."
            ),
            "minutes": 6,
            "body": [
                (
                    "text",
                    "<p>You learn something that worries you, and you want more people to help. What may you "
                    "say, and to whom? Begin with two questions: How old is the person? Is anyone in "
                    "danger?</p>",
                ),
                (
                    "case",
                    {
                        "title": "Housing support on Wednesdays",
                        "text": (
                            "<p>Fatima is a housing support worker (boendestödjare) in social services. Every "
                            "Wednesday she visits Tomas, who is 27. Today he says that he wants to get away "
                            "from a group he has been part of. He does not dare to tell them.</p>"
                            "<p>Fatima knows someone at the employment unit (arbetsmarknadsenheten) who is "
                            "sure to be able to arrange a work placement. She already has her phone in her hand.</p>"
                        ),
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Age decides where you begin",
                        "head": ["Question", "Under 18", "18 or older"],
                        "rows": [
                            [
                                "May I tell social services?",
                                "You must report at once if you suspect that the child may need protection.",
                                "Perhaps. Check the confidentiality rules (sekretess) with your manager first.",
                            ],
                            [
                                "Is consent (samtycke) needed?",
                                "No, not for a report of concern.",
                                "It is often the easiest way.",
                            ],
                            [
                                "And if I am not sure?",
                                "Report. A suspicion is enough.",
                                "Ask for advice without giving the name.",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    "<h2>What does Fatima do?</h2>"
                    "<p>She puts the phone down. Tomas is an adult, and confidentiality is strong in social "
                    "services. It can apply even towards other parts of the municipality. So she asks him: “I "
                    "know someone who can help you. May I tell her? What would you like me to say, and what "
                    "should I not say?”</p>"
                    "<p>Tomas says yes to the placement, but he does not want her to mention the group. Fatima "
                    "does exactly that.</p>"
                    "<h2>A good yes</h2>"
                    "<p>Consent is more than a nod. The person should understand what you want to tell, to "
                    "whom and why. They must be able to say no without losing your support, and to change "
                    "their mind. Write down what you have agreed.</p>"
                    "<p>Is the answer no? Respect it, and tell them where they can turn themselves. You are "
                    "welcome to ask again another day.</p>",
                ),
                (
                    "fact",
                    {
                        "title": "Necessity is an exception",
                        "text": (
                            "<p>When someone’s life or health is in danger, it can be right to break your duty "
                            "of confidentiality (tystnadsplikt). The law calls this necessity (nöd). A court "
                            "can decide afterwards whether it was right. So it is not something to fall back "
                            "on because it is easiest. Call 112 if the danger is close.</p>"
                        ),
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "summary": "What do I do if the police ask me?",
                            "text": (
                                "<p>The municipality has a duty to give the police certain information, but "
                                "you are not the one who decides what. Ask for a name and a number, say that "
                                "someone will get back to them, and go to your manager.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "reflection",
                    {
                        "question": (
                            "Imagine that someone wants to tell a stranger about your life. What would you "
                            "want to know before you said yes or no?"
                        )
                    },
                ),
                ("law", "L-SEK"),
                ("law", "L-SAMTYCKE"),
                ("law", "L-NOD"),
                ("law", "L-UPPG"),
                (
                    "action",
                    {"text": "<p>Practise asking for consent with a colleague. Take turns at saying no.</p>"},
                ),
            ],
        },
        {
            "key": "stod-och-din-egen-sakerhet",
            "slug": "support-and-your-own-safety",
            "title": "Support and your own safety",
            "goal": (
                "You know where relatives and people who want to leave can turn, and what to do if you are threatened."
            ),
            "minutes": 5,
            "body": [
                (
                    "text",
                    "<p>Those closest to a person are often the first to notice that something is wrong, and "
                    "you may be the one they dare to ask. You do not need to have all the answers. You need "
                    "to know who has them, and you should be safe at work yourself.</p>",
                ),
                (
                    "case",
                    {
                        "title": "In Britt’s hallway",
                        "text": (
                            "<p>Oskar is a care assistant in the home care service (hemtjänsten). As he is "
                            "leaving Britt’s home, her daughter stops him in the hallway. She is afraid of "
                            "her brother’s new friends. “They talk about fighting. Who can I call without him "
                            "finding out?”</p>"
                            "<p>Outside, the brother is standing by Oskar’s car. “Don’t you talk to my "
                            "sister,” he says. “I know what hours you work.”</p>"
                        ),
                    },
                ),
                (
                    "text",
                    "<h2>For the sister: show her a way</h2>"
                    "<p>Oskar can give her the number of social services and show her the page “Are you "
                    "worried about someone?”. There she can get advice without saying who she is. Many "
                    "relatives feel ashamed and wait a long time. Kindness makes it easier to call. But do "
                    "not promise to fix everything.</p>"
                    "<h2>For the person who wants to leave: on their own terms</h2>"
                    "<p>Wanting to leave a movement is not a crime, and nobody should be reported to the "
                    "police for it. The will to leave cannot be forced. It has to grow in the person. What "
                    "you can do is tell them what support there is, and offer to come along to the first "
                    "conversation.</p>"
                    "<h2>For yourself: safety first</h2>"
                    "<p>Treat what the brother says as a threat. Do this:</p>"
                    "<ol><li>Walk away. Call 112 if there is danger.</li>"
                    "<li>Tell your manager the same day.</li>"
                    "<li>Report it in IA and ask for support.</li>"
                    "<li>Ask your manager about a police report.</li></ol>",
                ),
                (
                    "fact",
                    {
                        "title": "Your employer is responsible",
                        "text": (
                            "<p>Your employer must investigate what has happened and plan so that it does not "
                            "happen again. You must be given the training that the job requires. The safety "
                            "representative (skyddsombud) can help you. Threats are never part of the job, "
                            "however used to them you have become.</p>"
                        ),
                    },
                ),
                (
                    "reflection",
                    {
                        "question": "Who do you call first if you are threatened at work? Have you saved the number?",
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
                            "<p>Open the page “Are you worried about someone?” on your phone and read it as if "
                            "you were a relative. Then you can easily show it to someone else.</p>"
                        )
                    },
                ),
            ],
        },
    ],
}
