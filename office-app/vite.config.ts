import { appBuild } from '@comanda/shared/ui/app/app-build.ts';

export default appBuild();
