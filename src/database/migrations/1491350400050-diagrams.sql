-- Where the states of a definition stand in its picture, for each language. Laid out once; another way of laying out adds a row.
create table definition_diagram (
  digest text not null references definition (digest),
  layout int not null,
  zh json not null,
  en json not null,
  laid_out_at timestamptz not null,
  primary key (digest, layout)
);
grant select, insert on definition_diagram to yimen_app;
