package main

import "github.com/spf13/cobra"

// verbs are all there are, in the order of the work.
func (c *cli) verbs() []*cobra.Command {
	return []*cobra.Command{
		c.newVerb(), c.templatesVerb(),
		c.importVerb(), c.parseVerb(), c.undoVerb(), c.redoVerb(),
		c.leadsVerb(), c.companiesVerb(), c.peopleVerb(), c.showVerb(),
		c.addVerb(), c.setVerb(), c.scoreVerb(), c.agreementVerb(),
		c.todayVerb(), c.snoozeVerb(), c.waitVerb(), c.excuseVerb(), c.moveVerb(), c.mergeStageVerb(), c.touchVerb(), c.handoffVerb(), c.handoffsVerb(), c.closeVerb(),
		c.funnelVerb(), c.learnVerb(), c.calendarVerb(), c.slaVerb(), c.reportVerb(), c.exportVerb(),
		c.eventsVerb(), c.duplicatesVerb(), c.mergeLeadsVerb(), c.checkVerb(), c.backupVerb(), c.logVerb(), c.dumpVerb(), c.eraseVerb(),
		c.statusVerb(), c.syncVerb(), c.mergeVerb(), c.openVerb(), c.restoreVerb(), c.protectVerb(),
		c.runVerb(),
	}
}

// withoutFile marks the verbs that work on no firm; a script gives every
// other verb its file.
const withoutFile = "without-file"
