"""Generated people: names with quotes, emoji, right-to-left scripts and numbers over 2^53."""

import random

GIVEN = ["Ada", "Zoë", 'Bob "The" ', "O'Neil", "李", "محمد", "נועה", "👩‍💻 Kim", "Ann\\e", "Ñandú", "e\u0301va", "Tab\there"]
FAMILY = ["Lovelace", "D'Arcy", 'Quo"te', "سلام", "כהן", "🙂", "Müller-Straße", "{brace}", "<b>x</b>", "a&b", "back\\slash"]
DEPARTMENTS = ["Engineering", "People & Culture", 'R"n"D', "قسم", "", "💼"]
NUMBERS = [9007199254740993, 12345678901234567890123, 1, 0, 10**30 + 7]


def generate(count, seed=7, domain="people.example"):
    """The same people for the same seed."""
    chance = random.Random(seed)
    people = []
    for number in range(count):
        given, family = chance.choice(GIVEN), chance.choice(FAMILY)
        people.append(
            {
                "display_name": f"{given} {family} {number}",
                "given_name": given,
                "family_name": family,
                "work_email": f"person{number:04}@{domain}",
                "department": chance.choice(DEPARTMENTS),
                "status": "active",
                "custom": {
                    "badge": str(chance.choice(NUMBERS)),
                    "secret_note": f"never-sent-{number:04}-{chance.getrandbits(40):x}",
                },
            }
        )
    return people
