package share

import "errors"

// errNoExchange is what exchange says where a file system cannot do it.
var errNoExchange = errors.New("this file system cannot swap two files")
