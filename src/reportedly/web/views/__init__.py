"""What pages and the interface for programs show: values made from the case, by functions that know no HTTP."""
