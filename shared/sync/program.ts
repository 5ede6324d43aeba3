/** Which version of Comanda this is, for the office to see which device is behind. */
export const program = '0.1.0';
