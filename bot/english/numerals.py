"""Words that figures and dates are written with, and their values."""

from __future__ import annotations

from decimal import Decimal

MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTH_NAMES.split("|"), start=1)}
MONTHS = f"{MONTH_NAMES}|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.|Sept?\\.|Oct\\.|Nov\\.|Dec\\."
# Powers of ten.
SCALES = {"hundred": 2, "thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "mn": 6, "billion": 9, "bln": 9}
SCALES |= {"bn": 9, "b": 9, "trillion": 12, "trn": 12, "tn": 12}
CURRENCIES = {"dollar": "$", "euro": "€", "pound": "£", "tenge": "KZT", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY"}
CURRENCIES |= {
    "cent": "cents",
    "yen": "¥",
    "franc": "CHF",
    "rupee": "INR",
    "som": "KGS",
    "sum": "UZS",
    "soum": "UZS",
    "somoni": "TJS",
    "manat": "TMT",
    "zloty": "PLN",
    "koruna": "CZK",
    "forint": "HUF",
    "krona": "SEK",
    "kronor": "SEK",
    "lira": "TRY",
    "hryvnia": "UAH",
    "lari": "GEL",
    "dram": "AMD",
    "rial": "IRR",
    "riyal": "SAR",
    "dirham": "AED",
}
# Codes of ISO 4217 that are no words in capitals.
CODES = (
    "USD EUR GBP KZT RUB CNY JPY CHF PLN CZK HUF SEK NOK DKK UAH GEL AZN AMD KGS UZS TJS TMT INR IRR SAR AED CAD AUD"
).split()
# Other ways to write a sign; A$ and C$ are currencies of their own.
SIGNS = {"us$": "$", "usd": "$", "eur": "€", "gbp": "£"}

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
SMALL += "sixteen seventeen eighteen nineteen twenty".split()
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORDS: dict[str, int] = {word: value for value, word in enumerate(SMALL)}
WORDS |= TENS | {f"{word}-{SMALL[unit]}": ten + unit for word, ten in TENS.items() for unit in range(1, 10)}
WORDS |= {"a hundred": 100, "a thousand": 1000, "a million": 10**6, "a billion": 10**9, "a trillion": 10**12}
WORDS |= {"half a million": 500_000, "half a billion": 500_000_000, "dozen": 12, "a dozen": 12, "half a dozen": 6}
WORDS |= {f"{SMALL[count]} dozen": 12 * count for count in range(2, 11)}
TIMES = {"twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "quadrupled": 4, "tenfold": 10}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
CENTURIES = [
    *ORDINALS,
    *"thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
]

# "two-thirds", "a quarter": shares. A lone denominator may be a rank or a part of a year, so it needs words around it.
DENOMINATORS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
NUMERATORS = {"a": 1, **{word: WORDS[word] for word in SMALL[1:10]}}
# Stretches of time that are counted by their name: "more than a decade" is 10 years.
SPANS = {"a decade": 10, "a century": 100}

# Nouns that make a number before them no year, whatever stands in front of it: "1500 tons".
MEASURES = set(
    "tons tonnes barrels km kilometers kilometres meters metres miles feet hectares acres kg kilograms kilos pounds "
    "liters litres gallons dollars euros roubles rubles tenge mw gw twh gwh kwh megawatts gigawatts percent"
    " teu feu bcm mcm tcm bpd mt kt dwt sqm sqkm".split()
)
# Short signs and plurals without "s" of what may be counted.
UNITS = MEASURES | set("m cm mm g ha mph kph kw ft people men women children staff troops feet teeth".split())


def fraction(numerator: str, denominator: str) -> Decimal:
    """A share in percent: "two", "thirds" is 66.66…."""
    parts = DENOMINATORS[denominator.lower().removesuffix("s")]
    return Decimal(100 * NUMERATORS[numerator.lower()]) / parts
