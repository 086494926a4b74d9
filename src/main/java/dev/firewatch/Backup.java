package dev.firewatch;

import java.io.IOException;
import java.io.OutputStream;

/** Copies everything that is stored, while Firewatch runs. */
public interface Backup {

	/**
	 * Makes a copy that holds every command acknowledged before it, each one whole.
	 * @throws InProgress if another copy is being made
	 */
	Copy take() throws IOException;

	/** A copy that was made and read back; closing it deletes it. */
	interface Copy extends AutoCloseable {

		void writeTo(OutputStream out) throws IOException;

		@Override
		void close() throws IOException;

	}

	/** One copy at a time: each needs as much disk as the data take. */
	class InProgress extends IllegalStateException {

		public InProgress() {
			super("A backup is being made");
		}

	}

}
