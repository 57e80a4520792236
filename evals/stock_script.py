"""What a LlamaIndex user would write, as a whole program: `python -m evals.stock_script ARTICLES STORE QUESTION`.

It uses HuggingFaceEmbedding with the same weights, a persistent Chroma store that it fills at the first run, and
prints the top passage. The bench runs it as a process of its own, beside `corridor ask`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

from index.embed import weights_folder


def main(articles: str, store: str, question: str) -> None:
    """Open the store, filling it where it is empty, and print the top passage for the question."""
    collection = chromadb.PersistentClient(store).get_or_create_collection("stock")
    vectors = ChromaVectorStore(chroma_collection=collection)
    model = HuggingFaceEmbedding(model_name=str(weights_folder()), device="cpu")
    if collection.count():
        index = VectorStoreIndex.from_vector_store(vectors, embed_model=model)
    else:
        documents = SimpleDirectoryReader(str(Path(articles)), required_exts=[".md", ".txt"]).load_data()
        context = StorageContext.from_defaults(vector_store=vectors)
        index = VectorStoreIndex.from_documents(documents, storage_context=context, embed_model=model)
    print(index.as_retriever(similarity_top_k=1).retrieve(question)[0].get_content())


if __name__ == "__main__":
    main(*sys.argv[1:4])
