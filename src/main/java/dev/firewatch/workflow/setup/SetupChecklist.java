package dev.firewatch.workflow.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.casefile.Remedied;
import dev.firewatch.policy.Policy;
import dev.firewatch.postmortem.Template;
import dev.firewatch.postmortem.Templates;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixLife;
import dev.firewatch.risk.RiskSearch;
import dev.firewatch.risk.Risks;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.PermissionCheck;

/** Looks at what the checklist asks for. Private incidents aren't looked at. */
public class SetupChecklist {

	private static final int LAST = 20;

	private static final int MOST_RISKS = 100;

	private static final Duration YEAR = Duration.ofDays(365);

	private final Casefiles casefiles;

	private final Timelines timelines;

	private final Templates templates;

	private final Risks risks;

	private final PermissionCheck permissions;

	private final Policy policy;

	private final Clock clock;

	SetupChecklist(Casefiles casefiles, Timelines timelines, Templates templates, Risks risks,
			PermissionCheck permissions, Policy policy, Clock clock) {
		this.casefiles = casefiles;
		this.timelines = timelines;
		this.templates = templates;
		this.risks = risks;
		this.permissions = permissions;
		this.policy = policy;
		this.clock = clock;
	}

	/** The seven lines, in the order of the source. */
	public List<SetupLine> lines() {
		List<CasefileSummary> last = casefiles.search(CasefileSearch.open(), 0, LAST);
		long told = last.stream().filter(one -> isTold(one.id().value())).count();
		List<Template> used = used();
		Fixes fixes = new Fixes(clock.instant());
		return List.of(SetupRules.logged(told, last.size()), SetupRules.documented(policy, used),
				SetupRules.template(policy, used),
				SetupRules.pressure(about("interface"), about("queue") + about("workload")),
				SetupRules.signals(policy, permissions.seniors().size()),
				SetupRules.fedBack(fixes.lands, fixes.promised),
				SetupRules.tracked(fixes.open, fixes.owned, fixes.late));
	}

	private boolean isTold(String incident) {
		return timelines.read(incident)
			.stream()
			.filter(Entry::isShown)
			.filter(entry -> entry.source() != Source.SYSTEM)
			.limit(SetupRules.ENOUGH_ENTRIES)
			.count() == SetupRules.ENOUGH_ENTRIES;
	}

	private List<Template> used() {
		return Stream
			.concat(Stream.of(policy.postmortem().template()),
					policy.postmortem().choices().stream().map(choice -> choice.template()))
			.distinct()
			.flatMap(id -> templates.template(id).stream())
			.toList();
	}

	private int about(String word) {
		return risks.search(RiskSearch.of(word), 0, MOST_RISKS).size();
	}

	/** The fixes of incidents that are open, or ended within the last year. */
	private final class Fixes {

		private final Map<String, Long> lands = new TreeMap<>();

		private final Instant now;

		private long promised;

		private long open;

		private long owned;

		private long late;

		Fixes(Instant now) {
			this.now = now;
			casefiles.remedied(now.minus(YEAR), this::add);
		}

		private void add(Remedied one) {
			LocalDate today = now.atZone(policy.zone()).toLocalDate();
			for (Fix fix : one.promised()) {
				FixLife life = FixLife.of(fix);
				if (!fix.status().settled()) {
					open++;
					owned += fix.isUnassigned() ? 0 : 1;
					late += life.isLateAt(now, today) ? 1 : 0;
				}
				if (life.promisedAt().isAfter(now.minus(YEAR))) {
					promised++;
					String land = fix.scope().lands();
					if (land != null) {
						lands.merge(land, 1L, Long::sum);
					}
				}
			}
		}

	}

}
