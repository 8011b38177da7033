package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// since is from when leads stand where they do, of those that were ever in a
// stage that is merged by now: from one stage into the other was no step.
func (l *lookup) since(ctx context.Context, q querier, where string, args ...any) (map[model.ID]time.Time, error) {
	if len(l.law.Merged) == 0 {
		return nil, nil
	}
	in := make([]any, 0, len(l.law.Merged)+len(args))
	for gone := range l.law.Merged {
		in = append(in, gone[:])
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(in)), ", ")
	rows, err := q.QueryContext(ctx, `select v.root, v."to", coalesce(v.happened, 0) from move v
where v.deleted = 0 and v.root in (select root from move where deleted = 0 and "to" in (`+marks+`)) `+where+`
order by v.root, v.happened, v.id`, append(in, args...)...)
	if err != nil {
		return nil, fmt.Errorf("read since when leads stand: %w", err)
	}
	defer rows.Close()
	all := map[model.ID]time.Time{}
	var lead, stage model.ID
	for rows.Next() {
		var root, to []byte
		var happened int64
		if err := rows.Scan(&root, &to, &happened); err != nil {
			return nil, fmt.Errorf("read since when leads stand: %w", err)
		}
		if at := l.law.Standing(asID(to)); asID(root) != lead || at != stage {
			lead, stage = asID(root), at
			all[lead] = time.UnixMilli(happened).UTC()
		}
	}
	return all, rows.Err()
}
