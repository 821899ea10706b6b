-- The sender loads the same reference data as every process; what came to it later was never granted to it, so it could not start.
grant select on outage, privacy_rule to tuntas_sender;
