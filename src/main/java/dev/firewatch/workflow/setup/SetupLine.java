package dev.firewatch.workflow.setup;

/**
 * One line of the checklist.
 *
 * @param saw what the answer rests on
 * @param mend what to say or write to make it better; what is typed stands between
 * backticks
 */
public record SetupLine(String question, SetupAnswer answer, String saw, String mend) {

	/** What to say or write, where code can't be set apart from words. */
	public String plainMend() {
		return mend.replace('`', '"');
	}

	/** Whether it is so. */
	public enum SetupAnswer {

		YES("✅", "yes"), PARTLY("🟡", "partly"), NO("❌", "no"), NOT_YET("⏳", "nothing to see yet");

		private final String sign;

		private final String words;

		SetupAnswer(String sign, String words) {
			this.sign = sign;
			this.words = words;
		}

		public String sign() {
			return sign;
		}

		public String words() {
			return words;
		}

		/** Of so many, how many are as they should be. */
		static SetupAnswer of(long good, long all) {
			return all == 0 ? NOT_YET : good == all ? YES : good == 0 ? NO : PARTLY;
		}

	}

}
