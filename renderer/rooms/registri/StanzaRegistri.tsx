export const StanzaRegistri = () => null;
