package store

// folderWritable: Windows keeps the answer in access lists that only a write
// tells truly; publishing says so when it fails.
func folderWritable(string) bool { return true }
