create table note (
  id         uuid        primary key,
  version    bigint      not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  text       text        not null
);

create table note_projection (
  id      uuid   primary key,
  text    text   not null,
  version bigint not null,
  applied int    not null default 1
);
