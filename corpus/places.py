"""Countries, and what is said to come from them: words that say where, and seldom who."""

from __future__ import annotations

# English short names of ISO 3166-1 by their words, with what is written in their place.
COUNTRIES = frozenset(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
    brazil britain brunei bulgaria burkina faso burundi cambodia cameroon canada chad chile china
    colombia congo costa rica croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt
    england eritrea estonia eswatini ethiopia europe fiji finland france gabon gambia georgia
    germany ghana greece grenada guatemala guinea guyana haiti herzegovina honduras hungary iceland
    india indonesia iran iraq ireland israel italy ivory jamaica japan jordan kazakhstan kenya
    kingdom kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania
    mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar
    namibia nauru nepal netherlands zealand nicaragua niger nigeria norway oman pakistan palau
    palestine panama papua paraguay peru philippines poland portugal qatar romania russia rwanda
    samoa scotland senegal serbia seychelles sierra leone singapore slovakia slovenia somalia spain
    sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand tibet togo tonga
    trinidad tobago tunisia turkey turkiye turkmenistan tuvalu uganda ukraine emirates uruguay
    uzbekistan vanuatu vatican venezuela vietnam wales yemen zambia zimbabwe
    us usa uk eu america africa asia states united hong kong
    """.split()
)
# Adjectives and names of peoples; source: The CIA World Factbook, "Nationality", and for parts of
# the world the Oxford English Dictionary.
PEOPLES = frozenset(
    """
    afghan african albanian algerian american angolan arab argentine armenian asian australian
    austrian azerbaijani bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian
    burmese cambodian canadian chilean chinese colombian congolese croatian cuban cypriot czech
    danish dutch ecuadorian egyptian english estonian ethiopian european filipino finnish french
    georgian german ghanaian greek guatemalan haitian hungarian icelandic indian indonesian iranian
    iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan korean kosovar kuwaiti
    laotian latvian lebanese libyan lithuanian malaysian mexican moldovan mongolian moroccan nepali
    nigerian norwegian pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari
    romanian russian rwandan saudi scottish senegalese serbian singaporean slovak slovenian somali
    spanish sudanese swedish swiss syrian taiwanese thai tibetan tunisian turkish ugandan ukrainian
    uruguayan uzbek venezuelan vietnamese welsh western yemeni zambian zimbabwean
    """.split()
)
PLACES = COUNTRIES | PEOPLES | frozenset("north south east west new republic".split())
# Each nationality with the country, in one word, that it is of: "the Iranian president" is "Iran's
# president". Source: the CIA World Factbook, "Nationality", and its short names of countries.
COUNTRY_OF = dict(
    entry.split()
    for entry in """
    afghan afghanistan, albanian albania, algerian algeria, american us, angolan angola,
    argentine argentina, armenian armenia, australian australia, austrian austria,
    azerbaijani azerbaijan, bangladeshi bangladesh, belarusian belarus, belgian belgium,
    bolivian bolivia, bosnian bosnia, brazilian brazil, british britain, bulgarian bulgaria,
    cambodian cambodia, canadian canada, chilean chile, chinese china, colombian colombia,
    congolese congo, croatian croatia, cuban cuba, cypriot cyprus, czech czechia, danish denmark,
    dutch netherlands, ecuadorian ecuador, egyptian egypt, estonian estonia, ethiopian ethiopia,
    european europe, finnish finland, french france, georgian georgia, german germany,
    ghanaian ghana, greek greece, guatemalan guatemala, haitian haiti, hungarian hungary,
    icelandic iceland, indian india, indonesian indonesia, iranian iran, iraqi iraq, irish ireland,
    israeli israel, italian italy, jamaican jamaica, japanese japan, jordanian jordan,
    kazakh kazakhstan, kenyan kenya, kosovar kosovo, kuwaiti kuwait, laotian laos, latvian latvia,
    lebanese lebanon, libyan libya, lithuanian lithuania, malaysian malaysia, mexican mexico,
    moldovan moldova, mongolian mongolia, moroccan morocco, nepali nepal, nigerian nigeria,
    norwegian norway, pakistani pakistan, palestinian palestine, panamanian panama,
    paraguayan paraguay, peruvian peru, polish poland, portuguese portugal, qatari qatar,
    romanian romania, russian russia, rwandan rwanda, scottish scotland, senegalese senegal,
    serbian serbia, singaporean singapore, slovak slovakia, slovenian slovenia, somali somalia,
    spanish spain, sudanese sudan, swedish sweden, swiss switzerland, syrian syria,
    taiwanese taiwan, thai thailand, tibetan tibet, tunisian tunisia, turkish turkey,
    ugandan uganda, ukrainian ukraine, uruguayan uruguay, uzbek uzbekistan, venezuelan venezuela,
    vietnamese vietnam, welsh wales, yemeni yemen, zambian zambia, zimbabwean zimbabwe
    """.split(",")
)
PEOPLE_OF = {country: people for people, country in COUNTRY_OF.items()}
