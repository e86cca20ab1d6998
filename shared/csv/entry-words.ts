import type {ColumnWords} from '#shared/csv/column-words';

/**
 * Words above the columns of tables of likes and comments: Meta's own exports and the tools that write such tables, in English,
 * French and Spanish (November 2026). The surest first: a column is taken once.
 */
export const ENTRY_WORDS: readonly ColumnWords[] = [
  {use: 'entry', words: [/\b(comment|reply|reaction) ?id\b|^commentid$|\bid( du| del| de)?( commentaire| comentario)\b/]},
  {
    use: 'post',
    words: [
      /\b(post|publication|publicacion|video|media|status) ?(id|url|link|permalink|uri)\b/,
      /\b(id|url|lien|enlace)( de la| du| del| de)? (publication|publicacion|post|video)\b/,
      /^(post|permalink|publication|publicacion|video|subject)$/,
    ],
  },
  {
    use: 'profile',
    words: [
      /\b(profile|author|user|commenter|liker|channel|author channel) ?(url|link|uri)\b/,
      /\b(lien|url|enlace)( du| del| de)?( profil| perfil)\b|^(profile|profil|perfil)$/,
    ],
  },
  {
    use: 'id',
    words: [
      /\b(user|profile|author|person|facebook|instagram|channel|commenter|liker|from|owner|account) ?(id|no|number)\b/,
      /\b(utilisateur|profil|auteur|usuario|perfil|autor|canal|persona|personne) ?(id|no|numero)\b/,
      /\b(id|identifiant|identificador)( de l.| du| del| de la| de| d.)? ?(utilisateur|profil|auteur|usuario|perfil|autor|canal|compte|cuenta)\b/,
      /^(id|uid|did|userid|fromid|authorid|ownerid|channelid|authorchannelid|identifiant|identificador)$/,
    ],
  },
  {use: 'handle', words: [/\b(user ?name|handle|screen ?name|pseudo|nom d.utilisateur|nombre de usuario|nick)\b/]},
  {
    use: 'name',
    words: [
      /\b(full|display|profile|author|user|commenter|liker|from|author display) ?(name|displayname)\b/,
      /\b(nom|nombre)( complet| completo| du profil| del perfil| de l.auteur| del autor| affiche)\b/,
      /^(name|nom|nombre|author|auteur|autor|commenter|liker|user|utilisateur|usuario|from|person|personne|persona|fan)$/,
    ],
  },
  {
    use: 'date',
    words: [
      /\b(date|fecha|jour|dia)\b/,
      /\b(created|published|commented|liked|posted|reacted|indexed) ?(at|on|time)?\b|^(timestamp|horodatage|datetime)$|publishedat|createdat/,
      /\b(time|heure|hora)\b/,
    ],
  },
  {use: 'time', words: [/\b(time|heure|hora|clock)\b/]},
  {
    use: 'action',
    words: [/\b(action|reaction|type|activity|engagement|interaction|accion|reaccion|tipo|event|evenement|evento)\b/],
  },
  {
    use: 'text',
    words: [
      /\b(comment|message|reply) ?(text|body|content|message)\b|\b(texte|contenu)( du| de)? commentaire\b|\b(texto|contenido) del comentario\b/,
      /^(comment|comments|message|text|reply|body|content|commentaire|commentaires|texte|contenu|comentario|comentarios|texto|mensaje|contenido|textdisplay|textoriginal)$/,
    ],
  },
];
