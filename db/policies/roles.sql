-- Three logins-without-login that requests take on for one transaction. None owns anything.
do $$
begin
  begin create role glidepath_app nologin; exception when duplicate_object or unique_violation then null; end;
  begin create role glidepath_auth nologin; exception when duplicate_object or unique_violation then null; end;
  begin create role glidepath_sweeper nologin; exception when duplicate_object or unique_violation then null; end;
end $$;

create schema if not exists app;
revoke all on schema app from public;
grant usage on schema app to glidepath_app, glidepath_auth, glidepath_sweeper;
revoke create on schema public from public;
grant usage on schema public to glidepath_app, glidepath_auth, glidepath_sweeper;
