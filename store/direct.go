package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
)

// direct hands over rows as the driver gives them, n columns each: where a
// million of them are read, what database/sql does with each value costs as
// much as reading it. The values hold until the next row.
func direct(ctx context.Context, db *sql.DB, n int, row func([]driver.Value), query string, args ...any) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	named := make([]driver.NamedValue, len(args))
	for i, a := range args {
		named[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
	}
	return c.Raw(func(conn any) error {
		rows, err := conn.(driver.QueryerContext).QueryContext(ctx, query, named)
		if err != nil {
			return err
		}
		defer rows.Close()
		values := make([]driver.Value, n)
		for {
			switch err := rows.Next(values); err {
			case nil:
				row(values)
			case io.EOF:
				return nil
			default:
				return err
			}
		}
	})
}
