package dev.firewatch.workflow.deadlines;

import java.time.Instant;
import java.util.List;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.ComplianceDate;
import dev.firewatch.casefile.DatedDuties;
import dev.firewatch.casefile.DatedItem;
import dev.firewatch.policy.Policy;

/**
 * What has to happen by a day that a runbook's item named, in closed incidents as well.
 */
class RetentionDuties implements DatedDuties {

	/** As many of the latest incidents are looked at. */
	private static final int MOST = 500;

	private final Casefiles casefiles;

	private final Policy policy;

	RetentionDuties(Casefiles casefiles, Policy policy) {
		this.casefiles = casefiles;
		this.policy = policy;
	}

	@Override
	public List<ComplianceDate> among(CasefileSearch search) {
		return casefiles.search(search, 0, MOST)
			.stream()
			.flatMap(file -> file.duties().stream().map(duty -> date(file, duty)))
			.toList();
	}

	private ComplianceDate date(CasefileSummary file, DatedItem duty) {
		// To the end of the day.
		Instant due = duty.due().plusDays(1).atStartOfDay(policy.zone()).minusMinutes(1).toInstant();
		return new ComplianceDate(file.id(), file.incident().title(), duty.item(), duty.what(), due, false);
	}

}
