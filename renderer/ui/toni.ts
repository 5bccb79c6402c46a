/** Meaning of a colour: green, amber, red, slate = state; blue = you can do this; teal = from a register. */
export type Tono = 'ok' | 'warn' | 'bad' | 'unk' | 'act' | 'data';
