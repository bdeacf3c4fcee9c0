/** First names that stand for one another in daily use; a line a family. A name may be in several. */
const FAMILIES = `
abigail abby gail
albert al bert
alexander alex sandy
alexandra alex sandra sandy
alfred al fred
amanda mandy
andrew andy drew
ann anne anna annie nancy
anthony tony
antonio tony
barbara barb babs
benjamin ben benny
bernard bernie
bradley brad
carolyn carol lynn
catherine katherine kathryn cathy kathy kate katie kay kitty
charles charlie chuck
christina christine chris tina chrissy
christopher chris kit
cynthia cindy
daniel dan danny
david dave davey
deborah debra deb debbie
donald don donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ted ned
eleanor ellie nora
elizabeth liz lizzie beth betty betsy eliza libby
eugene gene
francis frank
frances fran francie
frederick fred freddie
gabriel gabe
gerald gerry jerry
gregory greg
harold harry hal
henry harry hank
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jessica jess jessie
john jack johnny
jonathan jon nathan
joseph joe joey
jose pepe
joshua josh
judith judy
kenneth ken kenny
kimberly kim
lawrence larry
leonard leo len lenny
lillian lily
margaret maggie meg peggy marge greta
matthew matt
melissa missy
michael mike mikey mick
michelle shelly
mildred millie
nathaniel nathan nate
nicholas nick
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phillip phil
raymond ray
rebecca becky
richard rick ricky rich dick
robert rob robbie bob bobby bert
roberto beto
ronald ron ronnie
russell russ
samantha sam
samuel sam sammy
sandra sandy
stephanie steph
stephen steven steve
stuart stewart stu
susan sue susie
suzanne sue suzie
teresa theresa terry tess
terrence terry
theodore ted teddy theo
thomas tom tommy
timothy tim
victoria vicky tori
vincent vince vinny
virginia ginny
walter walt
william bill billy will willie liam
zachary zach zack
`;

const GROUPS: ReadonlyMap<string, readonly number[]> = readFamilies();

/** The families that a first name (lower case) belongs to; empty for a name without short forms. */
export function nicknameGroups(first: string): readonly number[] {
  return GROUPS.get(first) ?? [];
}

function readFamilies(): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [i, line] of FAMILIES.trim().split('\n').entries())
    for (const name of line.split(' ')) groups.set(name, [...(groups.get(name) ?? []), i]);
  return groups;
}
