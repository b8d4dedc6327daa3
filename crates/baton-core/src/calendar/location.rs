//! Which place a location means, as people write it: *Berlin*, *Munich, Germany*, *DE-BY*.
//!
//! A committed table of names: the countries and regions of the holiday table, and their large
//! cities. What it does not know, or what fits two places, means none.

use super::holidays::{COUNTRIES, Place};

/// The place that a location means.
#[must_use]
pub fn place_of_location(location: &str) -> Option<Place> {
    if let Some(place) = known(location) {
        return Some(place);
    }
    let parts = location.split([',', ';', '/', '|', '(', ')', '\n']);
    let mut meant: Option<Place> = None;
    for place in parts.filter_map(known) {
        meant = Some(match meant {
            None => place,
            Some(before) => narrower(before, place)?,
        });
    }
    meant
}

/// The one of two places that lies in the other.
fn narrower(one: Place, other: Place) -> Option<Place> {
    let lies_in = |inner: Place, outer: Place| {
        let rest = inner.code().strip_prefix(outer.code());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    match (lies_in(one, other), lies_in(other, one)) {
        (true, _) => Some(one),
        (false, true) => Some(other),
        (false, false) => None,
    }
}

fn known(part: &str) -> Option<Place> {
    let name = folded(part);
    let words = name.split_whitespace();
    let name = words
        .filter(|word| !ABOUT_AN_OFFICE.contains(word))
        .collect::<Vec<_>>()
        .join(" ");
    if name.is_empty() {
        return None;
    }
    let code = named(&name).or_else(|| region_named(&name));
    code.map_or_else(|| Place::of_code(&name), Place::of_code)
}

fn named(name: &str) -> Option<&'static str> {
    let mut rows = NAMES.iter();
    let found = rows.find(|(_, names)| names.split('|').any(|known| known == name));
    found.map(|(code, _)| *code)
}

fn region_named(name: &str) -> Option<&'static str> {
    let mut regions = COUNTRIES.iter().flat_map(|country| country.regions);
    let found = regions.find(|region| folded(region.name) == name);
    found.map(|region| region.code)
}

/// Without case, accents, and blanks around it.
fn folded(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for letter in lower.chars() {
        match letter {
            'ä' | 'á' | 'à' | 'â' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'í' | 'î' | 'ï' => folded.push('i'),
            'ö' | 'ó' | 'ô' => folded.push('o'),
            'ü' | 'ú' | 'û' => folded.push('u'),
            'ñ' => folded.push('n'),
            'ç' => folded.push('c'),
            'ß' => folded.push_str("ss"),
            '.' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// Words that say nothing about where it is.
const ABOUT_AN_OFFICE: [&str; 6] = [
    "office",
    "hq",
    "headquarters",
    "buro",
    "standort",
    "oficina",
];

/// Names beside those of the regions themselves, folded. A name that is as common elsewhere
/// (Cambridge, Birmingham, Valencia in Venezuela) counts as what HR of these countries means, or
/// is left out.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("AT", "austria|osterreich|oesterreich|autriche"),
    ("AT-1", "eisenstadt"),
    ("AT-2", "carinthia|kaernten|klagenfurt|villach"),
    ("AT-3", "lower austria|niederoesterreich|st polten|st poelten"),
    ("AT-4", "upper austria|oberoesterreich|linz|wels|steyr"),
    ("AT-6", "styria|graz"),
    ("AT-7", "tyrol|innsbruck"),
    ("AT-8", "bregenz|dornbirn"),
    ("AT-9", "vienna|vienne|viena"),
    ("CH", "switzerland|schweiz|suisse|svizzera|suiza"),
    ("CH-AG", "aarau|baden ag"),
    ("CH-BE", "berne|biel|biel/bienne|thun"),
    ("CH-BS", "basel|bale|basle|basilea"),
    ("CH-FR", "freiburg fr"),
    ("CH-FR-CATHOLIC", "fribourg city|ville de fribourg"),
    ("CH-GE", "geneva|genf|ginebra"),
    ("CH-GR", "grisons|graubuenden|chur|davos"),
    ("CH-LU", "lucerne|lucerna"),
    ("CH-NE", "neuenburg"),
    ("CH-SG", "st gallen|sankt gallen|saint gall"),
    ("CH-TG", "frauenfeld"),
    ("CH-TI", "tessin|lugano|bellinzona|locarno"),
    ("CH-VD", "waadt|lausanne|montreux"),
    ("CH-VS", "wallis|sion|sitten"),
    ("CH-ZH", "zurich|zuerich|winterthur|zurigo"),
    ("DE", "germany|deutschland|allemagne|alemania"),
    ("DE-BB", "potsdam|cottbus"),
    ("DE-BW", "baden-wuerttemberg|stuttgart|karlsruhe|mannheim|heidelberg|ulm|freiburg im breisgau"),
    ("DE-BY", "bavaria|nuremberg|nurnberg|nuernberg|erlangen|furth|fuerth|bayreuth"),
    ("DE-BY-ASSUMPTION", "munich|munchen|muenchen|regensburg|ingolstadt|wurzburg|wuerzburg|passau|rosenheim"),
    ("DE-BY-AUGSBURG", "augsburg"),
    ("DE-HB", "bremerhaven"),
    ("DE-HE", "hesse|frankfurt|frankfurt am main|frankfurt/main|wiesbaden|darmstadt|kassel|offenbach"),
    ("DE-MV", "rostock|schwerin"),
    ("DE-NI", "lower saxony|hannover|hanover|braunschweig|wolfsburg|gottingen|goettingen|oldenburg|osnabruck|osnabrueck"),
    ("DE-NW", "north rhine-westphalia|nrw|cologne|koln|koeln|dusseldorf|duesseldorf|dortmund|essen|bonn|bochum|duisburg|munster|muenster|bielefeld|wuppertal|aachen"),
    ("DE-RP", "rhineland-palatinate|mainz|koblenz|ludwigshafen|trier"),
    ("DE-SH", "kiel|lubeck|luebeck|flensburg"),
    ("DE-SL", "saarbrucken|saarbruecken"),
    ("DE-SN", "saxony|leipzig|dresden|chemnitz"),
    ("DE-ST", "saxony-anhalt|magdeburg|halle|halle (saale)"),
    ("DE-TH", "thuringia|thueringen|erfurt|jena|weimar|gera"),
    ("ES", "spain|espana|spanien|espagne"),
    ("ES-AN", "andalusia|seville|sevilla|malaga|granada|cordoba"),
    ("ES-AR", "zaragoza"),
    ("ES-AS", "oviedo|gijon"),
    ("ES-CB", "santander"),
    ("ES-CL", "valladolid|salamanca|burgos"),
    ("ES-CM", "toledo|albacete"),
    ("ES-CN", "canary islands|las palmas|santa cruz de tenerife|tenerife"),
    ("ES-CT", "catalonia|cataluna|barcelona|girona|tarragona"),
    ("ES-EX", "badajoz|caceres"),
    ("ES-GA", "a coruna|la coruna|vigo|santiago de compostela"),
    ("ES-IB", "balearic islands|mallorca|palma|palma de mallorca|ibiza"),
    ("ES-NC", "navarre|pamplona"),
    ("ES-PV", "basque country|euskadi|bilbao|san sebastian|vitoria-gasteiz"),
    ("ES-RI", "logrono"),
    ("ES-VC", "valencia|alicante|castellon"),
    ("FR", "france|frankreich|francia|paris|lyon|marseille|toulouse|lille|nantes|bordeaux|nice|rennes|grenoble"),
    ("FR-57", "metz"),
    ("FR-6AE", "strasbourg|strassburg|mulhouse|colmar"),
    ("GB", "uk|united kingdom|great britain|vereinigtes konigreich|grande-bretagne|reino unido"),
    ("GB-ENG", "london|manchester|birmingham|leeds|bristol|liverpool|sheffield|newcastle upon tyne|oxford|reading"),
    ("GB-NIR", "belfast|derry|londonderry"),
    ("GB-SCT", "edinburgh|glasgow|aberdeen|dundee"),
    ("GB-WLS", "cardiff|swansea"),
    ("US", "usa|united states|united states of america|vereinigte staaten|etats-unis|estados unidos|new york|new york city|nyc|san francisco|los angeles|chicago|boston|seattle|austin|denver|miami|atlanta|washington dc|philadelphia|san diego|dallas|houston"),
];
