/* lectern: the reading program. */
int
main(void)
{
	return 0;
}
