/** Fields that rules read: rule → register → names of its fields separated by spaces (`campo`: names of the facts). */
export type Letture = Readonly<Record<string, Readonly<Record<string, string>>>>;
