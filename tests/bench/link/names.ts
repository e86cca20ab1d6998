/** Given names with the short forms that people go by, in the languages that creators' supporters have most. */
export const GIVEN: readonly (readonly [string, ...string[]])[] = `
  Robert Bob Rob Bobby|William Bill Will Billy Liam|Richard Dick Rick Rich|Margaret Peggy Maggie Meg|Elizabeth Liz Beth Betty Lizzy
  Katherine Kate Kathy Katie|James Jim Jimmy|John Jack Johnny|Edward Ted Ed Eddie|Charles Chuck Charlie|Henry Harry Hank
  Michael Mike Mick|Thomas Tom Tommy|Daniel Dan Danny|Christopher Chris Kit|Anthony Tony|Joseph Joe Joey|David Dave|Andrew Andy Drew
  Steven Steve|Nicholas Nick|Samuel Sam|Benjamin Ben|Jonathan Jon|Matthew Matt|Patrick Pat Paddy|Timothy Tim|Gregory Greg
  Kenneth Ken|Ronald Ron|Lawrence Larry|Gerald Jerry|Frederick Fred|Albert Al Bert|Alexander Alex Sandy Sasha|Theodore Theo Ted
  Patricia Pat Trish|Jennifer Jen Jenny|Barbara Barb|Susan Sue Susie|Jessica Jess|Sarah Sally|Nancy Nan|Deborah Deb Debbie
  Rebecca Becky|Victoria Vicky Tori|Abigail Abby Gail|Alexandra Alex Sandra|Samantha Sam|Christina Tina Chris|Caroline Carrie
  Charlotte Lottie|Dorothy Dot Dolly|Eleanor Ellie Nell|Florence Flo|Frances Fran|Isabella Bella Izzy|Josephine Josie Jo
  Madeleine Maddie|Natalie Nat|Penelope Penny|Philippa Pippa|Rosemary Rose|Stephanie Steph|Teresa Terry Tess|Valerie Val|Amanda Mandy
  Anna Annie|Laura|Julia Jule|Emma|Sophie|Clara|Nora|Ruth|Helen|Alice|Grace|Ivy|Oscar|Hugo|Felix|Simon|Adam|Noah|Leon|Ian|Owen
  Maria Mia|Johannes Hans Hannes|Josef Sepp Jupp|Franz|Wolfgang Wolf|Friedrich Fritz|Heinrich Heinz|Ludwig Lutz|Sebastian Basti
  Maximilian Max|Matthias Matze|Ulrich Uli|Georg Schorsch|Katharina Kathi Katja|Elisabeth Lisa Elli Sissi|Susanne Susi|Angelika Geli
  Gabriele Gabi|Ursula Uschi|Andrea|Birgit|Heike|Silke|Anke|Jürgen|Jörg|Björn|Günter|Dieter|Klaus|Bernd|Uwe|Torsten|Sven|Kerstin
  François Fanfan|Frédéric Fred|Jean-Pierre Jeanpi|Bernadette|Geneviève Ginette|Élodie|Camille|Mathilde|Océane|Zoé|Léa|Chloé|Manon
  Antoine|Guillaume Guigui|Étienne|Benoît|Rémi|Thibault|Quentin|Baptiste|Margaux|Bénédicte Béné|Véronique Véro|Dominique Dom
  José Pepe|Francisco Paco Fran|Ignacio Nacho|Dolores Lola|Guadalupe Lupe|Enrique Quique|Rosario Charo|Concepción Concha
  Jesús Chus|Manuel Manolo Manu|Rafael Rafa|Eduardo Edu|Alejandro Ale|Mercedes Merche|Pilar|Carmen|Íñigo|Joaquín Quino|Lucía Lu
  Giuseppe Beppe|Giovanni Gianni|Luigi Gigi|Alessandro Sandro|Francesca Franca|Chiara|Giulia|Matteo|Lorenzo Renzo|Beatrice Bice
  Małgorzata Gosia|Katarzyna Kasia|Agnieszka Aga|Aleksander Olek|Stanisław Staszek|Łukasz|Zofia|Piotr|Paweł|Magdalena Magda
  Willem Wim|Cornelis Kees|Hendrik Henk|Pieter Piet|Femke|Sanne|Joost|Lotte|Mats|Ingrid|Astrid|Øyvind|Søren|Åse|Lars|Freja
  Priya|Arjun|Ravi|Ananya|Fatima|Omar|Yusuf|Layla|Amir|Leila|Hassan|Noor|Chidi|Amara|Kwame|Zanele|Kenji|Yuki|Haruto|Mei|Jun|Minh|Linh
`
  .split(/[|\n]/)
  .map(text => text.trim())
  .filter(text => text !== '')
  .map(text => text.split(' ') as [string, ...string[]]);

export const FAMILY: readonly string[] = `
  Smith Jones Williams Brown Taylor Davies Evans Wilson Johnson Roberts Walker Wright Robinson Thompson White Hughes Edwards Green Hall
  Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Cooper Morris Ward Moore King Watson Baker Harrison Morgan Young Allen Mitchell
  Anderson Phillips Lee Bell Parker Davis Bennett Miller Cook Shaw Richardson Carter Collins Gray Murphy Bailey Kelly O’Brien Ryan Byrne
  Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz
  Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Huber Kaiser Fuchs Peters Scholz Möller Weiß Jung
  Bernard Dubois Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Blanc
  Guérin Muller Faure André Mercier Chevalier François Legrand Gauthier Perrin Morin Masson Marchand Duval Denis Lemaire Noël
  García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Jiménez Ruiz Hernández Díaz Moreno Álvarez Muñoz Romero Alonso
  Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Suárez Molina Morales Ortega Delgado Castro Ortiz Rubio
  Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Nowak Kowalski Wiśniewski Wójcik Kamiński
  Lewandowski Zieliński Jansen Bakker Visser Smit Mulder Bos Vos Hansen Johansen Olsen Larsen Andersen Nilsen Berg Lindqvist Patel Singh
  Sharma Khan Ahmed Hussain Ali Haddad Okafor Mensah Dlamini Tanaka Sato Suzuki Nguyen Tran Kim Park Chen Wang Li Zhang
`
  .trim()
  .split(/\s+/);

/** Names in other scripts beside what vendors print that know Latin letters only: given, family, given and family transliterated. */
export const OTHER_SCRIPTS: readonly (readonly [string, string, string, string])[] = [
  ['Дмитрий', 'Соколов', 'Dmitri', 'Sokolov'],
  ['Елена', 'Соколова', 'Elena', 'Sokolova'],
  ['Иван', 'Петров', 'Ivan', 'Petrov'],
  ['Наталья', 'Кузнецова', 'Natalia', 'Kuznetsova'],
  ['Олександр', 'Шевченко', 'Oleksandr', 'Shevchenko'],
  ['Γιώργος', 'Παπαδόπουλος', 'Giorgos', 'Papadopoulos'],
  ['Ελένη', 'Νικολάου', 'Eleni', 'Nikolaou'],
  ['فاطمة', 'الزهراء', 'Fatima', 'Alzahra'],
  ['محمد', 'العلي', 'Mohammed', 'Alali'],
  ['伟', '王', 'Wei', 'Wang'],
  ['芳', '李', 'Fang', 'Li'],
  ['美咲', '佐藤', 'Misaki', 'Sato'],
  ['健', '鈴木', 'Ken', 'Suzuki'],
  ['민준', '김', 'Minjun', 'Kim'],
  ['서연', '이', 'Seoyeon', 'Lee'],
];

export const HANDLES: readonly string[] =
  'moonfox nightowl pixelbear sunnyside quietstorm inkblot starling redpanda mossy tinker wavelength bramble cobalt juniper'.split(
    ' ',
  );
export const COMPANIES: readonly string[] = ['GmbH', 'Ltd', 'Studio', 'Media', 'Books', '& Co', 'SARL', 'Design'];
