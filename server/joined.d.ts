export function joinedIn(folder: URL): Readonly<Record<string, string>> | null;
