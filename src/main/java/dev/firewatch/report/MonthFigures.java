package dev.firewatch.report;

import java.util.List;
import java.util.Map;

import dev.firewatch.policy.Severity;

/**
 * What a month came to.
 *
 * @param declared how many incidents were declared, by severity; drills aren't counted
 * @param toMitigate how long it took from declaring, of those mitigated in the month
 * @param toResolve likewise
 * @param promised how many fixes were promised in the month
 * @param due what became of the fixes that were due in it
 * @param openBefore how many fixes were open when it began
 * @param open what was open when it ended
 */
public record MonthFigures(Map<Severity, Integer> declared, Spread toMitigate, Spread toResolve, int promised, int done,
		int verified, int dropped, DueFixes due, int openBefore, OpenFixes open) {

	/**
	 * What became of fixes by the end of the month in which they were due.
	 *
	 * @param of how many were due and not dropped
	 * @param inTime how many were done by their day
	 */
	public record DueFixes(int of, int inTime, int done, int verified) {
	}

	/**
	 * What was open.
	 *
	 * @param age since they were promised
	 * @param oldest the ones that are open longest
	 */
	public record OpenFixes(int number, int late, Spread age, List<ReportedFix> oldest) {
	}

	/** How many incidents there were. */
	public int incidents() {
		return declared.values().stream().mapToInt(Integer::intValue).sum();
	}

}
