-- The sender, like every process, reads all reference data when it starts.
grant select on retention_schedule to tuntas_sender;
