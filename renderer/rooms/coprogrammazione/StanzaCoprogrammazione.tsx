export const StanzaCoprogrammazione = () => null;
