"""The 25 questions as people type them: misspelt, in slang, as two key words.

A line each, in the order of `book/questions.md`.
"""

# The search was improved until these were found.
TYPED = (
    (
        "why is my cash less than what ppl gifted",
        "tiktok stealing my gift money??",
        "got way less than my fans sent",
    ),
    ("dimond worth usd", "whats 1 diamond in $", "price per diamonds"),
    ("how much money 10k diamonds", "10,000 diamonds in dollars", "20000 dimonds how much cash"),
    ("difference coins diamonds", "swap coins for diamonds", "is a coin the same as a diamond"),
    ("tiktoks cut", "how many percent tiktok takes", "tik tok comission on gifts"),
    ("do taps pay", "money for hearts", "r likes worth money"),
    ("how many taps until i earn", "10k likes money", "likes needed for payment"),
    ("what do taps do", "do likes help fyp", "why ppl tap tap the screen"),
    ("lion price", "how much do i get for a galaxie", "universe gift money for creator"),
    ("min payout", "minimum diamonds withdraw", "smallest amount to cashout"),
    ("when money comes", "withdraw still pending", "payout takes so long"),
    ("paypal fee", "bank charges", "does it cost to withdrawl"),
    ("max cash out a day", "1000 dollar limit", "can i take out everything at once"),
    ("taxes", "do i pay taxes for gifts", "1099 from tiktok"),
    ("scaled rewards", "live rewards missions 53 percent", "new reward program lower pay"),
    ("agencies cut", "does my manager take money", "agency bonusses"),
    ("followers needed live", "can a 17 year old get gifts", "how many folowers to go live"),
    ("cheap coins", "buy coins in browser or app", "does web recharge give me more money"),
    ("money with 50 viewers", "how much can i earn in 3 hours", "income per stream"),
    ("are the calculators right", "calculator wrong", "can i trust this calculator"),
    ("tikfinity shows double", "app shows half of the diamonds my tool shows", "205 vs 101"),
    ("rose counted 2 times", "duplicated gifts", "combos counted wrong"),
    ("gifts before the tracker started", "total coins of stream", "missed the start of live log"),
    ("likes dont match", "like counter wrong", "less likes in log"),
    ("who left my live", "see every viewer name", "viewers list"),
)

# Never used to improve it. When one fails, improve what is general, then move it up.
HELD_OUT = (
    ("wheres the rest of my gifts money", "payout smaller than expected"),
    ("diamond dollar value", "how many cents is a diamond"),
    ("5000 diamonds to usd", "diamonds per dollar"),
    ("convert coin into diamond", "diamond vs coin meaning"),
    ("how much goes to tiktok", "tiktok fee percent gift"),
    ("likes = money?", "am i payed for likes"),
    ("1 million likes how much", "do 5000 likes pay anything"),
    ("do likes boost my stream", "likes use"),
    ("roses worth", "whats a lion gift worth to me"),
    ("how much do i need to withdraw", "cashout minimum"),
    ("waiting for my money", "how long does payout take to bank"),
    ("fees on withdrawl", "how much paypal keeps"),
    ("limit of withdrawals per week", "maximal payout daily"),
    ("do i have to declare my earnings", "tax form gifts"),
    ("what r scaled rewards", "20% to 53% rewards"),
    ("how much takes my agency", "are agencys worth it commission"),
    ("age limit gifts", "live without 1000 followers"),
    ("cheaper on website or phone", "apple fee coins"),
    ("100 viewers 1 hour how much", "average income live hour"),
    ("which calculator is accurate", "is the estimate exact"),
    ("my tool and tiktok studio show different diamonds", "tracker double"),
    ("streak counted twice", "gift twice in log"),
    ("coins from whole stream", "i connected late, missing gifts"),
    ("taps missing in tracker", "number of likes differs from app"),
    ("who watched my stream", "do i see when someone leaves"),
)
