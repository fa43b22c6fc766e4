/** The words of a language that is written with spaces; in small letters without accents. */
export interface SpacedLanguage {
  /** BCP 47. */
  readonly language: string;
  /** The AI element, as sequences of words. */
  readonly ai: readonly (readonly string[])[];
  /** The AI element with the word before it, as readers of pixels join them where an apostrophe is faint: `dallAI`. */
  readonly joinedAi: readonly string[];
  /** The generation element. */
  readonly made: readonly string[];
  /** Between the elements. */
  readonly links: readonly string[];
  /** The thing, articles, auxiliaries: what may stand around the elements. */
  readonly words: readonly string[];
  /** A generation element with no AI element, as sequences. */
  readonly generationOnly: readonly (readonly string[])[];
}

const words = (text: string): readonly string[] => text.split(' ');
const sequences = (...texts: readonly string[]) => texts.map(words);

const ENGLISH: SpacedLanguage = {
  language: 'en',
  ai: sequences('ai', 'artificial intelligence', 'aigc'),
  joinedAi: ['byai', 'withai'],
  made: words(
    'generated created made imagined produced synthesized synthesised modified edited altered manipulated enhanced',
  ),
  links: words('by with using from through via in an the of'),
  words: words(
    'this these image images picture photo content contents media video artwork illustration is was were are has have been be may partly partially fully entirely wholly digitally contains contain info label and or the a an it generated modified s creator labeled labelled as',
  ),
  generationOnly: sequences(
    'computer generated',
    'digitally generated',
    'digitally created',
    'digitally altered',
    'synthetic image',
    'synthetic media',
    'synthetic content',
    'altered or synthetic content',
  ),
};

const SPANISH: SpacedLanguage = {
  language: 'es',
  ai: sequences('ia', 'inteligencia artificial'),
  joinedAi: ['poria', 'conia'],
  made: words(
    'generado generada generados generadas creado creada creados creadas hecho hecha modificado modificada editado editada',
  ),
  links: words('por con mediante la una usando de'),
  words: words('imagen imagenes contenido contenidos foto este esta es ha sido fue el la con por'),
  generationOnly: sequences('imagen sintetica', 'contenido sintetico'),
};

const PORTUGUESE: SpacedLanguage = {
  language: 'pt',
  ai: sequences('ia', 'inteligencia artificial'),
  joinedAi: ['poria', 'comia'],
  made: words(
    'gerado gerada gerados geradas criado criada criados criadas feito feita modificado modificada editado editada',
  ),
  links: words('por com pela a uma de usando'),
  words: words('imagem imagens conteudo conteudos foto este esta e foi o a com por'),
  generationOnly: sequences('imagem sintetica', 'conteudo sintetico'),
};

const FRENCH: SpacedLanguage = {
  language: 'fr',
  ai: sequences('ia', 'intelligence artificielle'),
  joinedAi: ['lia', 'lla', 'paria'],
  made: words(
    'genere generee generes generees cree creee crees creees produit produite modifie modifiee fabrique fabriquee realise realisee',
  ),
  links: words('par l une avec la de d via'),
  words: words('image images contenu contenus photo cette ce ete a est le la l par avec'),
  generationOnly: sequences('image synthetique', 'image de synthese', 'contenu synthetique'),
};

const ITALIAN: SpacedLanguage = {
  language: 'it',
  ai: sequences('ia', 'intelligenza artificiale'),
  joinedAi: ['dallai', 'dallal', 'dalla1', 'dallia', 'dallla', 'conia'],
  made: words(
    'generato generata generati generate creato creata creati create realizzato realizzata prodotto modificato modificata modificati',
  ),
  links: words('dall dalla da con l tramite mediante un una'),
  words: words('immagine immagini contenuto contenuti foto questa questo e stata stato con'),
  generationOnly: sequences('immagine sintetica', 'contenuto sintetico'),
};

const GERMAN: SpacedLanguage = {
  language: 'de',
  ai: sequences('ki', 'kunstliche intelligenz', 'kunstlicher intelligenz', 'kuenstlicher intelligenz'),
  joinedAi: [],
  made: words(
    'generiert generierte generierter generiertes generierten erzeugt erzeugtes erstellt erstelltes erstellter gemacht bearbeitet verandert kigeneriert',
  ),
  links: words('mit von durch einer der mittels hilfe'),
  words: words('bild bilder inhalt inhalte foto dieses dieser diese wurde ist mit von durch das der und'),
  generationOnly: sequences('synthetisches bild', 'synthetischer inhalt'),
};

const DUTCH: SpacedLanguage = {
  language: 'nl',
  ai: sequences('ai', 'kunstmatige intelligentie'),
  joinedAi: [],
  made: words('gegenereerd gegenereerde gemaakt gemaakte bewerkt bewerkte'),
  links: words('door met'),
  words: words('afbeelding beeld foto inhoud content deze dit is werd door met'),
  generationOnly: sequences('synthetisch beeld'),
};

const POLISH: SpacedLanguage = {
  language: 'pl',
  ai: sequences('ai', 'si', 'sztuczna inteligencje', 'sztuczna inteligencja'),
  joinedAi: [],
  made: words('wygenerowane wygenerowany wygenerowana wygenerowano stworzone stworzony stworzona utworzone'),
  links: words('przez z pomoca przy uzyciu'),
  words: words('obraz tresc tresci zawartosc zdjecie grafika ten ta to zostalo przez'),
  generationOnly: [],
};

const VIETNAMESE: SpacedLanguage = {
  language: 'vi',
  ai: sequences('ai', 'tri tue nhan tao'),
  joinedAi: [],
  made: words('tao'),
  links: words('boi bang do tu duoc'),
  words: words('noi dung hinh anh nay duoc do ra boi san pham'),
  generationOnly: sequences('hinh anh tong hop'),
};

const HINDI: SpacedLanguage = {
  language: 'hi',
  ai: sequences('ai', 'एआई', 'कृत्रिम बुद्धिमत्ता'),
  joinedAi: [],
  made: words('निर्मित जनित जनरेटेड बनाया बनाई बनाए उत्पन्न जेनरेट जनरेट'),
  links: words('द्वारा से की मदद'),
  words: words('यह छवि चित्र सामग्री कंटेंट किया गया गई गए है की'),
  generationOnly: [],
};

/** English first: `AI generated` is English wherever it stands. */
export const SPACED_LANGUAGES: readonly SpacedLanguage[] = [
  ENGLISH,
  ITALIAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  GERMAN,
  DUTCH,
  POLISH,
  VIETNAMESE,
  HINDI,
];

/** A word of these makes a text a button, a denial, an advertisement or a tool's name, in any language. */
export const REFUSED: ReadonlySet<string> = new Set([
  ...words(
    'no not non never without free try create make generate generates generating generator generation generative',
  ),
  ...words('how why what learn detect detector remove remover tool tools app apps new best your our you we can will'),
  ...words('sin no nunca generar crear generador generadora gratis como sans pas generer creer generateur comment'),
  ...words('gratuit senza generatore generare creare kein keine ohne nicht generieren generator erstellen jetzt'),
  ...words('sem nao gerar criar gerador zonder niet geen genereren maken bez nie khong mien phi नहीं बिना'),
]);
