export const StanzaConferenza = () => null;
