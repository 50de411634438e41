/* lectern-ingest: the writing program. */
int
main(void)
{
	return 0;
}
