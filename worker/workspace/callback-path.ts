/** Where vendors send the creator back to, see `routes/oauth`. */
export const CALLBACK_PATH = '/v1/oauth/callback';
