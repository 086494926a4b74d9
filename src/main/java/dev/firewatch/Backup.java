package dev.firewatch;

import java.io.IOException;
import java.io.OutputStream;

/** Copies all that is stored while Firewatch runs. */
public interface Backup {

	/**
	 * Makes a copy that holds whole commands only, and each that was acknowledged before.
	 * @throws InProgress if another one is being made
	 */
	Copy take() throws IOException;

	/** A copy that was made and read back; it is gone once it is closed. */
	interface Copy extends AutoCloseable {

		void writeTo(OutputStream out) throws IOException;

		@Override
		void close() throws IOException;

	}

	/** One copy at a time: each needs as much disk as the data. */
	class InProgress extends IllegalStateException {

		public InProgress() {
			super("A backup is being made");
		}

	}

}
