/** Where vendors send the creator back to, see `routes/oauth`. */
export const CALLBACK_PATH = '/v1/oauth/callback';

/** Where Discord sends supporters back to who link their account, see `public/link-routes`. */
export const LINK_PATH = '/me/discord';
